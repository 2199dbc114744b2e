if vim.g.loaded_tadqiq then
  return
end
vim.g.loaded_tadqiq = true

vim.api.nvim_create_user_command('Tadqiq', function(command)
  require('tadqiq.commands').run(command)
end, {
  nargs = '+',
  desc = 'Explain a rule, apply safe fixes, read rules again',
  complete = function(lead, line)
    return require('tadqiq.commands').complete(lead, line)
  end,
})
