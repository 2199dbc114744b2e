-- The plugin in a real Neovim: `nvim --headless -u test/plugin.lua STORY`, with TADQIQ naming the
-- program. STORY is the seed; it is saved with every safe fix. Fails by the exit code.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h')
vim.opt.runtimepath:prepend(here)
vim.cmd('runtime plugin/tadqiq.lua')
require('tadqiq').setup({
  cmd = { vim.env.TADQIQ, 'lsp' },
  settings = { language = 'en' },
  rightleft = true,
})

-- What the seed story must show under the default pack, by rule.
local must = {
  ['alef-maqsura-ila'] = 2, ['hamza-ifal-masdar'] = 1, ['hamza-medial-variant'] = 1, ['comma-before-inna'] = 3,
  ['quote-stop-inside'] = 5, ['tanween-consistency'] = 1, ['lead-length'] = 1, ['sentence-length'] = 2,
  ['whitespace-hygiene'] = 1,
}

local function codes()
  local found = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    found[finding.code] = (found[finding.code] or 0) + 1
  end
  return found
end

local function wait(what, holds)
  assert(vim.wait(20000, holds, 20), 'waited in vain: ' .. what)
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number, number + 1, false)[1]
end

local function shows_findings()
  wait('findings', function() return #vim.diagnostic.get(0) > 0 end)
  local found = codes()
  for code, count in pairs(must) do
    assert((found[code] or 0) >= count, code .. ': ' .. (found[code] or 0) .. ' of ' .. count)
  end
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    assert(finding.source == 'tadqiq')
    assert(finding.message:find('%a%a%a'), 'the settings ask for English: ' .. finding.message)
  end
end

local function dresses_windows()
  assert(vim.wo.rightleft, 'an Arabic plain text window is right-to-left')
  assert(vim.wo.linebreak, 'Arabic windows wrap at words')
  local windows = require('tadqiq.windows')
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, { 'plain English' })
  assert(not windows.is_arabic(buffer))
end

local function first(code)
  local found = vim.tbl_filter(function(finding) return finding.code == code end, vim.diagnostic.get(0))
  return assert(found[1], code .. ' has no finding')
end

local function explains()
  local fault = first('alef-maqsura-ila')
  local story = vim.api.nvim_get_current_buf()
  vim.api.nvim_win_set_cursor(0, { fault.lnum + 1, fault.col })
  vim.cmd('Tadqiq explain')
  wait('the page', function() return vim.api.nvim_get_current_buf() ~= story end)
  local page = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(page:find('alef-maqsura-ila', 1, true), page)
  vim.cmd('close')
  assert(vim.api.nvim_get_current_buf() == story)
end

-- A page where the program has the verb, else a warning; never an error.
local function lists_sources()
  vim.fn.system({ vim.env.TADQIQ, 'sources', '--help' })
  local has_verb = vim.v.shell_error == 0
  local story = vim.api.nvim_get_current_buf()
  local said
  local notify = vim.notify
  vim.notify = function(message, level) said = { message, level } end
  vim.cmd('Tadqiq sources')
  vim.notify = notify
  if has_verb then
    assert(vim.api.nvim_get_current_buf() ~= story, said and said[1])
    vim.cmd('close')
  else
    assert(said[2] == vim.log.levels.WARN, said[1])
  end
  assert(vim.api.nvim_get_current_buf() == story)
end

local function fixes_one()
  local fault = first('alef-maqsura-ila')
  local before = line(fault.lnum)
  vim.api.nvim_win_set_cursor(0, { fault.lnum + 1, fault.col })
  if vim.fn.has('nvim-0.8') == 1 then
    vim.lsp.buf.code_action({
      apply = true,
      context = { only = { 'quickfix' }, diagnostics = { fault.user_data.lsp } },
      filter = function(action) return action.isPreferred end,
    })
  else
    -- Neovim 0.7 always asks, the first answer is the preferred fix, and its own diagnostics count
    -- columns in bytes: without them the server goes by the cursor.
    vim.ui.select = function(items, _, choose) choose(items[1], 1) end
    vim.lsp.buf.code_action({ only = { 'quickfix' }, diagnostics = {} })
  end
  wait('the quick fix', function() return line(fault.lnum) ~= before end)
  wait('one finding less', function() return codes()['alef-maqsura-ila'] == 1 end)
end

-- A claim gets the words before its source, and typing replaces the placeholder: once before a final
-- stop, once at the end of a line, where the cursor of normal mode cannot stand. Then the seed is as
-- it was.
local function inserts_source()
  if vim.fn.has('nvim-0.11') == 0 then
    return
  end
  local claim = 'قتل 17 شخصا في انفجار هز العاصمة مساء الأحد'
  local story = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  local last = #story + 2
  for _, stop in ipairs({ '.', '' }) do
    local virtualedit = vim.wo.virtualedit
    vim.api.nvim_buf_set_lines(0, -1, -1, false, { '', claim .. stop })
    wait('the claim', function() return #vim.diagnostic.get(0, { lnum = last - 1 }) > 0 end)
    vim.api.nvim_win_set_cursor(0, { last, 0 })
    local offered
    vim.lsp.buf.code_action({
      apply = true,
      context = { only = { 'quickfix' }, diagnostics = {} },
      filter = function(action)
        offered = offered or action.command and action.command.command == 'tadqiq.insertSnippet'
        return action.command ~= nil
      end,
    })
    wait('the snippet', function() return line(last - 1) == claim .. '، بحسب المصدر' .. stop end)
    assert(offered)
    assert(vim.wo.virtualedit == virtualedit)
    wait('the placeholder', function()
      vim.api.nvim_feedkeys('', 'x', false)
      return vim.fn.mode() == 's'
    end)
    local placeholder = vim.fn.getregion(vim.fn.getpos('v'), vim.fn.getpos('.'), { type = 'v' })
    assert(vim.deep_equal(placeholder, { 'المصدر' }), vim.inspect(placeholder))
    assert(vim.snippet.active())
    vim.api.nvim_feedkeys('الشرطة', 'xt', false)
    assert(line(last - 1) == claim .. '، بحسب الشرطة' .. stop, line(last - 1))
    vim.snippet.stop()
    vim.api.nvim_buf_set_lines(0, 0, -1, false, story)
    wait('the story as it was', function() return #vim.diagnostic.get(0, { lnum = last - 1 }) == 0 end)
  end
end

local function fixes_all()
  vim.cmd('Tadqiq fix')
  wait('the safe fixes', function()
    local found = codes()
    return not found['hamza-ifal-masdar'] and not found['alef-maqsura-ila']
  end)
  vim.cmd('write')
end

local function is_healthy()
  vim.cmd('checkhealth tadqiq')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(report:find('the server checks 1 buffer', 1, true), report)
  assert(not report:find('ERROR') and not report:find('WARN'), report)
end

local function completes()
  local commands = require('tadqiq.commands')
  assert(vim.deep_equal(commands.complete('', 'Tadqiq '), { 'explain', 'fix', 'reload', 'sources' }))
  assert(vim.deep_equal(commands.complete('alef-maqsura-i', 'Tadqiq explain alef'), { 'alef-maqsura-ila' }))
end

local function has_help()
  vim.cmd('helptags ' .. vim.fn.fnameescape(vim.env.TADQIQ_HELP))
  local tags = vim.fn.readfile(vim.env.TADQIQ_HELP .. '/tags')
  assert(#vim.tbl_filter(function(tag) return vim.startswith(tag, ':Tadqiq') end, tags) == 1)
end

local function run()
  vim.cmd('filetype on')
  vim.bo.filetype = 'text'
  for _, test in ipairs({
    { 'shows findings', shows_findings }, { 'dresses windows', dresses_windows }, { 'completes', completes },
    { 'explains', explains }, { 'lists sources', lists_sources }, { 'fixes one', fixes_one },
    { 'inserts a source', inserts_source }, { 'fixes all', fixes_all },
    { 'is healthy', is_healthy }, { 'has help', has_help },
  }) do
    test[2]()
    io.stdout:write('neovim: ' .. test[1] .. '\n')
  end
end

vim.api.nvim_create_autocmd('VimEnter', {
  callback = function()
    vim.schedule(function()
      local passed, fault = xpcall(run, debug.traceback)
      if not passed then
        io.stderr:write(fault .. '\n')
        vim.cmd('cquit 1')
      end
      vim.cmd('qa!')
    end)
  end,
})
