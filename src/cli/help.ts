export const helpText = `What Claude Code's work cost, from the logs it keeps on this computer.

Usage: claude-code-tracer [daily|weekly|monthly|session|blocks] [options]

  daily     by day (what is shown when no command is given)
  weekly    by week
  monthly   by month
  session   by session, dearest first
  blocks    by 5-hour block, with the gaps between them; a block counts
            whole for the day it starts on

Options:
  -j, --json              the same as JSON, in the shape of ccusage's reports
  -s, --since DAY         from this day on; YYYY-MM-DD or YYYYMMDD
  -u, --until DAY         up to and including this day
  -z, --timezone ZONE     whose days: an IANA name, UTC or local (default)
  -p, --project NAME      only this project: its folder's name or path, or the
                          name of its folder of logs
  -w, --week-start DAY    sunday (default, as ccusage has it), monday, ...
      --cache DIR         keep what was read in DIR, so that the next run reads
                          only what is new, and logs deleted meanwhile still
                          count (needs Node 22.13); without it nothing is kept
  -h, --help
  -v, --version

Logs are looked for in the folders of CLAUDE_CONFIG_DIR (a list with commas) or,
where it is not set, in ~/.claude and $XDG_CONFIG_HOME/claude. Costs are
estimates at list prices. What has no trustworthy time is listed last, as
undated. Nothing leaves this computer.

Exit codes:
  0  the report was printed; it may be empty
  1  nothing could be read: CLAUDE_CONFIG_DIR names no folder with logs, or
     none of the folders can be opened; with --json an empty report is printed
  2  the command line is wrong

What could not be read, and why, is told on standard error.
`;
