import { z } from 'zod';
import type { CalibrationRow } from './calibration-row.ts';
import { parseRows } from './parse-rows.ts';
import { contextSchema, idSchema, joinContext, querySchema, referenceSchema } from './row-schema.ts';
import type { RowsResult } from './rows-result.ts';

/** A row as people write it. */
const calibrationRowSchema = z
  .strictObject({
    id: idSchema,
    query: querySchema,
    context: contextSchema.refine((context) => joinContext(context).trim() !== '', {
      error: 'expected a text that is not blank',
    }),
    reference: referenceSchema,
    answer: z.string(),
    faithful: z.boolean(),
    relevant: z.boolean(),
  })
  .transform(
    (row): CalibrationRow => ({
      ...row,
      context: joinContext(row.context),
      reference: row.reference ?? null,
    }),
  );

/** Reads a calibration set, in the formats of a golden dataset. Names every fault at once, up to 20. */
export function parseCalibration(path: string, source: string): RowsResult<CalibrationRow> {
  return parseRows(path, source, calibrationRowSchema, 'calibration row');
}
