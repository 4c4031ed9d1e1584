/** SQL for a setting in force at the time of a query. A subquery costs half as much as a call of setting_in_force. */
export const settingNowText = (name: string): string =>
  `(select value from setting where name = '${name}' and effective_from <= app_now() order by effective_from desc limit 1)`;
