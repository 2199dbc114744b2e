-- Opens a story in a real Neovim (0.11 or newer), reads its diagnostics, applies one quick fix, then
-- all safe fixes, and saves. Run by tests/clients/run; fails by its exit code.
vim.lsp.config('tadqiq', {
  cmd = { vim.env.TADQIQ, 'lsp' },
  filetypes = { 'text', 'markdown', 'html' },
  root_markers = { 'tadqiq.toml', '.git' },
})
vim.lsp.enable('tadqiq')

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[diagnostic.code] = (found[diagnostic.code] or 0) + 1
  end
  return found
end

-- What the seed story must show under the default pack, by rule.
local must = {
  ['alef-maqsura-ila'] = 2, ['hamza-ifal-masdar'] = 1, ['hamza-medial-variant'] = 1, ['comma-before-inna'] = 3,
  ['quote-stop-inside'] = 5, ['tanween-consistency'] = 1, ['lead-length'] = 1, ['sentence-length'] = 2,
  ['whitespace-hygiene'] = 1,
}

local function wait(what, holds)
  assert(vim.wait(10000, holds, 20), 'waited in vain: ' .. what)
end

local function run()
  vim.bo.filetype = 'text'
  wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
  local found = codes()
  for code, count in pairs(must) do
    assert((found[code] or 0) >= count, code .. ': ' .. (found[code] or 0) .. ' of ' .. count)
  end

  local fault
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if diagnostic.code == 'alef-maqsura-ila' then fault = fault or diagnostic end
  end
  local before = vim.api.nvim_buf_get_lines(0, fault.lnum, fault.lnum + 1, false)[1]
  vim.api.nvim_win_set_cursor(0, { fault.lnum + 1, fault.col })
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'quickfix' }, diagnostics = { fault.user_data.lsp } },
    filter = function(action) return action.isPreferred end,
  })
  wait('the quick fix', function()
    return vim.api.nvim_buf_get_lines(0, fault.lnum, fault.lnum + 1, false)[1] ~= before
  end)
  wait('one finding less', function() return (codes()['alef-maqsura-ila'] or 0) == 1 end)

  vim.lsp.buf.code_action({ apply = true, context = { only = { 'source.fixAll.tadqiq' }, diagnostics = {} } })
  wait('the safe fixes', function() return (codes()['hamza-ifal-masdar'] or 0) == 0 end)
  vim.cmd('write')
end

vim.api.nvim_create_autocmd('VimEnter', {
  callback = function()
    vim.schedule(function()
      local ok, fault = xpcall(run, debug.traceback)
      if not ok then
        io.stderr:write(fault .. '\n')
        vim.cmd('cquit 1')
      end
      vim.cmd('qa!')
    end)
  end,
})
