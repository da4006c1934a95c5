/** Days a bundle can be downloaded for unless the request says otherwise. */
export const DEFAULT_KEEP_DAYS = 90;
