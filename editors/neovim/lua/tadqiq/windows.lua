--- Windows that show Arabic.
local M = {}

local LINES_READ = 50

--- Whether most letters at the beginning of a buffer are Arabic (U+0621 to U+06D3).
function M.is_arabic(buffer)
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, LINES_READ, false)
  local text = table.concat(lines, ' ')
  local _, arabic = text:gsub('[\216-\219][\128-\191]', '')
  local _, latin = text:gsub('%a', '')
  return arabic > latin
end

local function set(name, value)
  vim.cmd(('setlocal %s%s'):format(value and '' or 'no', name))
end

--- Sets the current window for its buffer. A terminal that orders Arabic itself ('termbidi')
--- must not be helped: the text would be reversed twice.
function M.dress(options)
  if not M.is_arabic(0) then
    return
  end
  if options.arabic_windows then
    set('wrap', true)
    set('linebreak', true)
    set('spell', false)
  end
  if options.rightleft and vim.bo.filetype == 'text' and not vim.o.termbidi then
    set('rightleft', true)
  end
end

--- Dresses windows as stories come into them.
function M.watch(group, options)
  if options.arabic_windows then
    vim.o.arabicshape = true
    vim.o.delcombine = true
  end
  local dress = function()
    if vim.tbl_contains(options.filetypes, vim.bo.filetype) then
      M.dress(options)
    end
  end
  vim.api.nvim_create_autocmd({ 'BufWinEnter', 'FileType' }, { group = group, callback = dress })
  dress()
end

return M
