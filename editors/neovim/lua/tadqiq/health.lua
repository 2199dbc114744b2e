--- `:checkhealth tadqiq`
local M = {}

-- Neovim 0.7 has the module, 0.8 to 0.9 the older names, 0.10 these.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local fault = health.error or health.report_error

local function check_program(program)
  if vim.fn.executable(program) == 0 then
    fault(program .. ' is not on the path', {
      'Install it: cargo install --path . in a clone of the repository',
      "Or name it: require('tadqiq').setup({ cmd = { '/path/to/tadqiq', 'lsp' } })",
    })
    return
  end
  local version = vim.fn.system({ program, '--version' })
  if vim.v.shell_error == 0 then
    ok(vim.fn.exepath(program) .. ': ' .. vim.trim(version))
  else
    fault(program .. ' does not run: ' .. vim.trim(version))
  end
end

function M.check()
  local tadqiq = require('tadqiq')
  start('tadqiq')
  if vim.lsp.config then
    ok('Neovim has vim.lsp.config')
  else
    info('Neovim is older than 0.11: the plugin starts the server itself')
  end
  check_program(tadqiq.options.cmd[1])
  local attached = 0
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    attached = attached + #tadqiq.clients(buffer)
  end
  if attached > 0 then
    ok(('the server checks %d buffer(s)'):format(attached))
  else
    info('no story is open: open a .txt, .md or .html file')
  end
  if tadqiq.options.rightleft and vim.o.termbidi then
    warn("'termbidi' is set: the terminal orders Arabic itself, so 'rightleft' is left alone")
  end
end

return M
