import type { RequestExportBody } from '../../contract/request-export.dto.ts';
import type { ExportRequest } from '../export.events.ts';
import { DEFAULT_KEEP_DAYS } from '../keep-days.ts';

/** The request in its one form: the same export asked for in another order is the same request. */
export function exportRequestOf(body: RequestExportBody): ExportRequest {
  const { authorities, datasets, formats, destination, keepDays = DEFAULT_KEEP_DAYS } = body;
  return {
    authorities: sorted(authorities),
    datasets: sorted(datasets),
    formats: sorted(formats),
    destination,
    keepDays,
  };
}

function sorted<T extends string>(names: readonly T[] | undefined): readonly T[] {
  return [...new Set(names)].sort();
}
