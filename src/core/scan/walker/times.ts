// The one form of time that Claude Code writes, `2026-11-22T14:05:09.123Z`, as kit/datetime.ts reads it.

/** 2023-01-01 and 2100-01-01: what is before or after is no time (kit/datetime.ts). */
const earliestMs: f64 = 1672531200000;
const latestMs: f64 = 4102444800000;

/** Milliseconds since 1970, UTC; -1 for anything that has to be looked at more closely. */
export function timeAt(from: u32, to: u32): f64 {
  if (to - from != 24 || load<u8>(from + 23) != 0x5a || load<u8>(from + 19) != 0x2e) return -1;
  if (load<u8>(from + 4) != 0x2d || load<u8>(from + 7) != 0x2d || load<u8>(from + 10) != 0x54) return -1;
  if (load<u8>(from + 13) != 0x3a || load<u8>(from + 16) != 0x3a) return -1;
  const century = twoDigits(from);
  const yearOfCentury = twoDigits(from + 2);
  const month = twoDigits(from + 5);
  const day = twoDigits(from + 8);
  const hour = twoDigits(from + 11);
  const minute = twoDigits(from + 14);
  const second = twoDigits(from + 17);
  const centis = twoDigits(from + 20);
  const millis = <u32>load<u8>(from + 22) - 48;
  const year = century * 100 + yearOfCentury;
  if (century > 99 || yearOfCentury > 99 || month - 1 > 11 || day - 1 >= daysIn(year, month)) return -1;
  if (hour > 23 || minute > 59 || second > 59 || centis > 99 || millis > 9) return -1;
  const ofDay = hour * 3600000 + minute * 60000 + second * 1000 + centis * 10 + millis;
  const at = <f64>daysSince1970(year, month, day) * 86400000 + <f64>ofDay;
  return at >= earliestMs && at < latestMs ? at : -1;
}

/** More than 99 if they are no digits. */
function twoDigits(at: u32): u32 {
  const tens = <u32>load<u8>(at) - 48;
  const ones = <u32>load<u8>(at + 1) - 48;
  return tens > 9 || ones > 9 ? 1000 : tens * 10 + ones;
}

function daysIn(year: u32, month: u32): u32 {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/** Years are counted from March, so that the leap day is the last. From 1970-01-01 to 1970-03-01 there are 59 days. */
function daysSince1970(year: u32, month: u32, day: u32): i32 {
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  const y = <i32>(month > 2 ? year : year - 1);
  const leapDays = y / 4 - y / 100 + y / 400 - (1970 / 4 - 1970 / 100 + 1970 / 400);
  return (y - 1970) * 365 + leapDays + <i32>((153 * sinceMarch + 2) / 5) + <i32>day - 1 + 59;
}
