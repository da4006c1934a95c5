import type { RequestExportBody } from '../../contract/request-export.dto.ts';
import type { ExportRequest } from '../export.events.ts';

/** The request in its one form: the same export asked for in another order is the same request. */
export function exportRequestOf({ authorities, datasets, formats, destination }: RequestExportBody): ExportRequest {
  return { authorities: sorted(authorities), datasets: sorted(datasets), formats: sorted(formats), destination };
}

function sorted<T extends string>(names: readonly T[] | undefined): readonly T[] {
  return [...new Set(names)].sort();
}
