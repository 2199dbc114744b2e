--- Inserts text with a placeholder, for a code action of the server. Needs Neovim 0.11.
local M = {}

local COMMAND = 'tadqiq.insertSnippet'

--- Tells the server that the command is here.
function M.capabilities()
  return { experimental = { commands = { commands = { COMMAND } } } }
end

local function insert(command, context)
  local place = command.arguments[1]
  local buffer = vim.uri_to_bufnr(place.uri)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  if buffer ~= vim.api.nvim_get_current_buf() or place.version ~= vim.lsp.util.buf_versions[buffer] then
    vim.notify('tadqiq: the story has changed; ask again', vim.log.levels.WARN)
    return
  end
  local row = place.position.line
  local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1] or ''
  local column = vim.str_byteindex(line, client.offset_encoding, place.position.character, false)
  -- The cursor of normal mode stands on a character, the snippet may belong behind the last.
  local window, virtualedit = vim.api.nvim_get_current_win(), vim.wo.virtualedit
  vim.wo.virtualedit = 'onemore'
  vim.api.nvim_win_set_cursor(window, { row + 1, column })
  vim.snippet.expand(place.snippet)
  vim.wo[window].virtualedit = virtualedit
end

--- Makes the command known to Neovim.
function M.register()
  vim.lsp.commands[COMMAND] = insert
end

return M
