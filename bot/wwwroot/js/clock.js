// Vietnam has kept UTC+7 without summer time since 1975, so a fixed shift is exact wherever the phone is.
const shift = 7 * 3600 * 1000;
const dayLength = 24 * 3600 * 1000;
const weekdays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const two = number => String(number).padStart(2, '0');

/** HH:mm in Vietnam. */
export function clockTime(time) {
  const date = new Date(time + shift);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** The number of the day in Vietnam; equal for two moments of one day. */
export function dayOf(time) {
  return Math.floor((time + shift) / dayLength);
}

/** "Hôm nay", "Hôm qua" or "thứ Hai, 23/11/2026". */
export function dayName(day, now) {
  const age = dayOf(now) - day;
  if (age === 0) return 'Hôm nay';
  if (age === 1) return 'Hôm qua';
  const date = new Date(day * dayLength);
  return `${weekdays[date.getUTCDay()]}, ${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** An ISO date as Vietnamese readers write it; anything else is given back as it is. */
export function printedDate(value) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value ?? '');
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : value;
}
