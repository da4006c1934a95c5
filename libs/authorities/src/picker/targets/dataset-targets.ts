import { datasetAnswer } from '@chancery/evidence';
import type { DatasetDocument, EvidenceRow } from '@chancery/evidence';
import { formatTarget } from '../../compiler/reference-target.ts';
import type { LinkTarget } from '../index/link-target.ts';
import type { TargetGroup } from '../index/target-index.ts';

/** Columns of text that rows are found by, and the UTF-16 code units of a cell that count. */
export const SEARCHED_COLUMNS = 3;
const MAX_CELL_LENGTH = 60;

/** The group of a dataset itself; its rows are in groups of their own. */
export function datasetGroup(dataset: string): string {
  return `dataset:${dataset}`;
}

/** The dataset by its name and columns. */
export function datasetTargets(document: DatasetDocument): TargetGroup {
  const { dataset, lastIngestedAt } = document;
  const { columns } = datasetAnswer(document);
  const target: LinkTarget = {
    kind: 'dataset',
    reference: `evidence:${dataset}`,
    title: dataset,
    name: '',
    context: columns.map(({ name }) => name).join(' '),
    citable: true,
    updatedAt: Date.parse(lastIngestedAt),
  };
  return { group: datasetGroup(dataset), targets: [target] };
}

/** Which columns of a dataset its rows are found by: the first that hold text. */
export function searchedColumns(document: DatasetDocument): readonly string[] {
  const texts = datasetAnswer(document).columns.filter(({ type }) => type === 'VARCHAR');
  return texts.slice(0, SEARCHED_COLUMNS).map(({ name }) => name);
}

/** A row by its ID, its dataset and the given cells. */
export function rowTarget(
  dataset: string,
  row: EvidenceRow['row'],
  cells: readonly (string | null)[],
  updatedAt: number,
): LinkTarget {
  const texts = cells.filter((cell) => cell !== null && cell !== '' && cell !== row).map((cell) => cutCell(cell ?? ''));
  return {
    kind: 'row',
    reference: formatTarget({ kind: 'evidence', tenant: null, dataset, row }),
    title: row,
    name: '',
    context: [dataset, ...texts].join(' · '),
    citable: true,
    updatedAt,
  };
}

function cutCell(cell: string): string {
  const text = cell.replaceAll(/\s+/g, ' ').trim();
  return text.length > MAX_CELL_LENGTH
    ? `${text
        .slice(0, MAX_CELL_LENGTH)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : text;
}
