const REGIONS: Readonly<Record<string, string>> = {
  us: 'United States',
  eu: 'European Union',
};

/** A region's name for people; an unknown code is shown as it is. */
export function regionName(region: string): string {
  return REGIONS[region] ?? region.toUpperCase();
}
