import * as l10n from '@vscode/l10n';

/** Translated block by block, since only a translator knows how long lines become. */
export const helpText = (): string =>
  [
    l10n.t(`What Claude Code's work cost, from the logs it keeps on this computer.`),
    l10n.t(`Usage: claude-code-tracer [daily|weekly|monthly|session|blocks] [options]
       claude-code-tracer tools|skills|files|errors [options]
       claude-code-tracer explain <session|day|model> [options]
       claude-code-tracer diagnostics [options]
       claude-code-tracer dashboard [--range today|7d|30d|90d|month|all] [options]`),
    l10n.t(`  daily     by day (what is shown when no command is given)
  weekly    by week
  monthly   by month
  session   by session, dearest first
  blocks    by 5-hour block, with the gaps between them; a block counts
            whole for the day it starts on
  tools     calls, errors and times of tools
  skills    who called skills, and what was spent under them
  files     files that were changed, with lines added and removed
  errors    what failed, latest first
  explain   why a session (its id, or how it begins), a day, a model or, with
            --project alone, a project costs what it does: every message, its
            price, the lines it is from, what was left out, and the sum
  diagnostics  what could not be read or is not known, log by log
  dashboard what the dashboard shows of a range, with --table one of projects,
            sessions, branches, models, tools, skills, agents, files, errors,
            what-if, blocks, weeks, budgets, prices`),
    l10n.t(`Options:
  -j, --json              the same as JSON, in the shape of ccusage's reports
  -s, --since DAY         from this day on; YYYY-MM-DD or YYYYMMDD
  -u, --until DAY         up to and including this day
  -z, --timezone ZONE     whose days: an IANA name, UTC or local (default)
  -p, --project NAME      only this project: its folder's name or path, or the
                          name of its folder of logs
  -w, --week-start DAY    sunday (default, as ccusage has it), monday, ...
  -m, --mode MODE         where costs come from, as ccusage has it:
                          calculate (default)  tokens at list prices
                          display              what the logs say, else $0
                          auto                 what they say, else calculate
      --currency CODE=N   costs in another currency, at your own rate, like
                          EUR=0.92; JSON stays in US dollars
      --prices FILE       prices that go before the list's: a JSON file like
                          {"my-model": {"input_cost_per_token": 0.000003,
                                        "output_cost_per_token": 0.000015}}
                          in US dollars per token, with LiteLLM's field names
      --budget LIST       limits for the dashboard's budgets, by day, week, month
                          or a project's folder: day=10,month=200,/home/me/api=50
      --cache DIR         keep what was read in DIR, so that the next run reads
                          only what is new, and logs deleted meanwhile still
                          count (needs Node 22.13); without it nothing is kept
  -h, --help
  -v, --version`),
    l10n.t(`Logs are looked for in the folders of CLAUDE_CONFIG_DIR (a list with commas) or,
where it is not set, in ~/.claude and $XDG_CONFIG_HOME/claude. Costs are
estimates at list prices, unless --mode says otherwise. What has no trustworthy
time is listed last, as undated. Nothing leaves this computer.`),
    l10n.t(`Exit codes:
  0  the report was printed; it may be empty
  1  nothing could be read: CLAUDE_CONFIG_DIR names no folder with logs, or
     none of the folders can be opened; with --json an empty report is printed
  2  the command line is wrong, or there is nothing of that name to explain`),
    l10n.t(`What could not be read, and why, is told on standard error.`),
  ]
    .map((block) => `${block}\n`)
    .join('\n');
