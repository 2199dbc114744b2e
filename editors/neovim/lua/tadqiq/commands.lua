--- What `:Tadqiq` does.
local M = {}

local tadqiq = require('tadqiq')

local function say(message, level)
  vim.notify('tadqiq: ' .. message, level or vim.log.levels.INFO)
end

--- Asks the server to execute a command; `answer` gets the result.
local function ask(command, arguments, answer)
  local client = tadqiq.clients(0)[1]
  if not client then
    say('no server in this buffer; see :checkhealth tadqiq', vim.log.levels.WARN)
    return
  end
  local handler = function(fault, result)
    if fault then
      say(fault.message or tostring(fault), vim.log.levels.ERROR)
    elseif answer then
      answer(result)
    end
  end
  local params = { command = command, arguments = arguments }
  -- Neovim 0.11 made functions of a client into methods.
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, handler, 0)
  else
    client.request('workspace/executeCommand', params, handler, 0)
  end
end

local function findings_of_line()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  return vim.tbl_filter(function(finding)
    return finding.source == 'tadqiq'
  end, vim.diagnostic.get(0, { lnum = line }))
end

--- The rule of the shortest finding at the cursor, or else of the nearest in its line.
local function rule_here()
  local column = vim.api.nvim_win_get_cursor(0)[2]
  local best, least
  for _, finding in ipairs(findings_of_line()) do
    local length = (finding.end_lnum - finding.lnum) * 1e6 + finding.end_col - finding.col
    local inside = finding.col <= column and column < finding.col + length
    local cost = inside and length - 1e9 or math.abs(finding.col - column)
    if not least or cost < least then
      best, least = finding, cost
    end
  end
  return best and best.code
end

local function show_page(page)
  vim.cmd('new')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(page, '\n'))
  vim.bo.buftype, vim.bo.bufhidden, vim.bo.swapfile = 'nofile', 'wipe', false
  -- Not 'filetype': the page is no story, and the server must not check it.
  vim.bo.syntax = 'markdown'
  vim.bo.modifiable = false
end

--- What `tadqiq sources` prints of the file as it was saved. Not every release has that verb.
local function show_sources()
  local program = tadqiq.options.cmd[1]
  if vim.fn.executable(program) == 0 then
    say(program .. ' is not on the path', vim.log.levels.ERROR)
    return
  end
  vim.fn.system({ program, 'sources', '--help' })
  if vim.v.shell_error ~= 0 then
    say('this tadqiq does not list sources', vim.log.levels.WARN)
    return
  end
  local table_of_sources = vim.fn.system({ program, 'sources', vim.api.nvim_buf_get_name(0) })
  if vim.v.shell_error > 1 then
    say(vim.trim(table_of_sources), vim.log.levels.ERROR)
  else
    show_page(table_of_sources)
  end
end

M.verbs = {
  explain = function(rule)
    rule = rule or rule_here()
    if not rule then
      say('no finding in this line; name a rule: :Tadqiq explain RULE', vim.log.levels.WARN)
      return
    end
    ask('tadqiq.explainRule', { rule, vim.uri_from_bufnr(0) }, show_page)
  end,
  fix = function()
    ask('tadqiq.fixAll', { vim.uri_from_bufnr(0) })
  end,
  sources = show_sources,
  reload = function()
    ask('tadqiq.reload', {}, function()
      say('configurations and rules are read again')
    end)
  end,
}

local function verbs_beginning(with)
  local names = vim.tbl_filter(function(name)
    return name:sub(1, #with) == with
  end, vim.tbl_keys(M.verbs))
  table.sort(names)
  return names
end

--- Runs `:Tadqiq VERB [ARGUMENT]`.
function M.run(command)
  local verb, argument = unpack(command.fargs)
  if M.verbs[verb] then
    M.verbs[verb](argument)
  else
    say(('no verb %s; there are: %s'):format(verb, table.concat(verbs_beginning(''), ', ')), vim.log.levels.ERROR)
  end
end

--- Completes verbs, and rules that have findings in the buffer.
function M.complete(lead, line)
  if not line:match('^%s*%S*%s+explain%s') then
    return verbs_beginning(lead)
  end
  local rules = {}
  for _, finding in ipairs(vim.diagnostic.get(0)) do
    if finding.source == 'tadqiq' and vim.startswith(finding.code, lead) then
      rules[finding.code] = true
    end
  end
  local names = vim.tbl_keys(rules)
  table.sort(names)
  return names
end

return M
