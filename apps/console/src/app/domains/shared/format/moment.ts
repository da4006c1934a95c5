/** How a tenant writes and counts time. */
export interface TimeFormat {
  /** BCP 47, for example `de-DE`. */
  readonly locale: string;
  /** IANA name, for example `Europe/Berlin`. */
  readonly timeZone: string;
}

/** The reader's own locale and time zone, for times that belong to no tenant. */
export function readersTimeFormat(): TimeFormat {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { locale, timeZone };
}

/** Date, time to the second and time zone: "23 Nov 2026, 22:40:05 CET". */
export function formatMoment(instant: string, { locale, timeZone }: TimeFormat): string {
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  };
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone }).format(new Date(instant));
}

/** The date alone: "23 Nov 2026". */
export function formatDay(instant: string, { locale, timeZone }: TimeFormat): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(instant));
}
