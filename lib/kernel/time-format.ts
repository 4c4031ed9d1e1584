// All times on screen are in Lagos's zone, whatever the server's zone. Creating a formatter costs more than a hundred uses of
// it, so each is created once.
const zone = "Africa/Lagos";
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  day: "numeric",
  month: "short",
  year: "numeric",
});
const weekday = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  weekday: "long",
  day: "numeric",
  month: "long",
});
const shortDay = new Intl.DateTimeFormat("en-GB", { timeZone: zone, day: "numeric", month: "short" });
const month = new Intl.DateTimeFormat("en-GB", { timeZone: zone, month: "long", year: "numeric" });

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const dayLength = 24 * hour;

/** `10:47`, Lagos time. */
export const formatClock = (at: Date): string => clock.format(at);

/** `21 Nov 2026`, the day in Lagos. */
export const formatDay = (at: Date): string => day.format(at);

/** `Saturday 28 November`, the day in Lagos. */
export const formatWeekday = (at: Date): string => weekday.format(at).replace(",", "");

/** `21 Nov`, the day in Lagos. */
export const formatShortDay = (at: Date): string => shortDay.format(at);

/** `November 2026`, for 'member since'. */
export const formatMonth = (at: Date): string => month.format(at);

/** `21 Nov 2026, 10:47`, Lagos time. */
export const formatDateTime = (at: Date): string => `${day.format(at)}, ${clock.format(at)}`;

/** The largest whole unit of a span: `50 min`, `6 h`, `2 d`. Rounded down; under a minute reads `under 1 min`. */
function formatSpan(milliseconds: number): string {
  if (milliseconds < minute) return "under 1 min";
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < 2 * dayLength) return `${Math.floor(milliseconds / hour)} h`;
  return `${Math.floor(milliseconds / dayLength)} d`;
}

/** A duration in seconds: `40 s`, `4 min`, `3 h`. */
export function formatDuration(seconds: number): string {
  return seconds < 60 ? `${Math.max(0, Math.round(seconds))} s` : formatSpan(seconds * second);
}

/** The time left until a deadline: `6 h left`, or `ended` once it has passed. Rounded down. */
export function formatTimeLeft(until: Date, now: Date): string {
  const left = until.getTime() - now.getTime();
  return left <= 0 ? "ended" : `${formatSpan(left)} left`;
}

/** A deadline in words: `6 h left`, or `2 h late` once it has passed. Rounded down. */
export function formatDeadline(until: Date, now: Date): string {
  const left = until.getTime() - now.getTime();
  return left > 0 ? `${formatSpan(left)} left` : `${formatSpan(-left)} late`;
}

/** A time relative to now: `just now`, `5 min ago`, `in 6 h`; the day if it is more than a week away. */
export function formatRelative(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  const size = Math.abs(distance);
  if (size < minute) return "just now";
  if (size >= 7 * dayLength) return formatDay(at);
  return distance > 0 ? `in ${formatSpan(size)}` : `${formatSpan(size)} ago`;
}

/** A countdown, `23:41:08`, and from two days on `2 d 02:15:31`. Rounded up, so that zero means ended. */
export function formatCountdown(milliseconds: number): string {
  const total = Math.max(0, Math.ceil(milliseconds / second));
  const days = total >= 2 * 86_400 ? Math.floor(total / 86_400) : 0;
  const parts = [Math.floor(total / 3600) - days * 24, Math.floor(total / 60) % 60, total % 60];
  const clockLeft = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return days > 0 ? `${String(days)} d ${clockLeft}` : clockLeft;
}
