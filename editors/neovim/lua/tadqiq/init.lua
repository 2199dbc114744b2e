--- Tadqiq in Neovim: starts the language server and sets windows for Arabic.
local M = {}

--- What `setup` takes; see |tadqiq-options|.
M.options = {
  cmd = { 'tadqiq', 'lsp' },
  filetypes = { 'text', 'markdown', 'html' },
  settings = {},
  rightleft = false,
  arabic_windows = true,
}

local NAME = 'tadqiq'
local MARKERS = { 'tadqiq.toml', '.git' }

local function root_of(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  local folder = vim.fn.fnamemodify(file == '' and vim.fn.getcwd() or file, ':p:h')
  for _, marker in ipairs(MARKERS) do
    local found = vim.fn.findfile(marker, folder .. ';')
    found = found ~= '' and found or vim.fn.finddir(marker, folder .. ';')
    if found ~= '' then
      return vim.fn.fnamemodify(found, ':p:s?[/\\\\]$??:h')
    end
  end
  return folder
end

--- The server's clients of a buffer, on any Neovim.
function M.clients(buffer)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ bufnr = buffer, name = NAME })
  end
  local clients = {}
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.name == NAME then
      table.insert(clients, client)
    end
  end
  return clients
end

--- The clients by their folders, in Neovim 0.7: it lists none that is still starting.
local started = {}

--- Neovim 0.8 to 0.10 have `vim.lsp.start`; 0.7 has not.
local function start(buffer)
  local config = {
    name = NAME,
    cmd = M.options.cmd,
    root_dir = root_of(buffer),
    settings = { tadqiq = M.options.settings },
    -- Neovim 0.7 never sends `settings` of itself.
    init_options = next(M.options.settings) and M.options.settings or nil,
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = started[config.root_dir]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    started[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local function start_when_opened(group)
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.options.filetypes,
    callback = function(event)
      start(event.buf)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local loaded = vim.api.nvim_buf_is_loaded(buffer)
    local kind = vim.api.nvim_buf_get_option(buffer, 'filetype')
    if loaded and vim.tbl_contains(M.options.filetypes, kind) then
      start(buffer)
    end
  end
end

--- Starts the server for stories, now and when one is opened.
function M.setup(options)
  M.options = vim.tbl_deep_extend('force', M.options, options or {})
  local group = vim.api.nvim_create_augroup('tadqiq', { clear = true })
  if vim.lsp.config then
    vim.lsp.config(NAME, {
      cmd = M.options.cmd,
      filetypes = M.options.filetypes,
      root_markers = MARKERS,
      settings = { tadqiq = M.options.settings },
      capabilities = require('tadqiq.snippet').capabilities(),
    })
    require('tadqiq.snippet').register()
    vim.lsp.enable(NAME)
  else
    start_when_opened(group)
  end
  require('tadqiq.windows').watch(group, M.options)
end

return M
