import { ruledOut, stopped } from './attack.ts';
import type { AttackGroup } from './attack.ts';

/** Table functions of DuckDB 1.5.5 that take an argument, allowed ones left out. */
const WITH_ARGUMENT = `
  arrow_scan arrow_scan_dumb check_peg_parser checkpoint duckdb_logs_parsed duckdb_table_sample force_checkpoint glob
  histogram histogram_values json_execute_serialized_sql parquet_bloom_probe parquet_file_metadata
  parquet_full_metadata parquet_kv_metadata parquet_metadata parquet_scan parquet_schema pragma_metadata_info
  pragma_show pragma_storage_info pragma_table_info query query_table read_blob read_csv read_csv_auto read_duckdb
  read_json read_json_auto read_json_objects read_json_objects_auto read_ndjson read_ndjson_auto read_ndjson_objects
  read_parquet read_text sniff_csv sql_auto_complete summary test_vector_types which_secret
`;

/** Those that take none, or named ones only; what is switched on is switched off again. */
const WITHOUT_ARGUMENT = `
  enable_logging enable_peg_parser enable_profiling disable_logging disable_peg_parser disable_profiling duckdb_approx_database_count duckdb_columns
  duckdb_connection_count duckdb_constraints duckdb_coordinate_systems duckdb_databases duckdb_dependencies
  duckdb_extensions duckdb_external_file_cache duckdb_functions duckdb_indexes duckdb_keywords duckdb_log_contexts
  duckdb_logs duckdb_memory duckdb_optimizers duckdb_prepared_statements duckdb_profiling_settings duckdb_schemas
  duckdb_secret_types duckdb_secrets duckdb_sequences duckdb_settings duckdb_tables duckdb_temporary_files duckdb_types
  duckdb_variables duckdb_views icu_calendar_names pg_timezone_names
  pragma_collations pragma_database_size pragma_platform pragma_user_agent pragma_version seq_scan test_all_types
  truncate_duckdb_logs
`;

const names = (list: string) => list.trim().split(/\s+/);

/** `lock-down.int.spec.ts` tells when the engine has one that is not here. */
export const TRIED_TABLE_FUNCTIONS: readonly string[] = [...names(WITH_ARGUMENT), ...names(WITHOUT_ARGUMENT)];

export const TABLE_FUNCTION_ATTACKS: AttackGroup = {
  title: 'Every table function of the engine, one by one',
  stoppedBy:
    'A table function that is not on the list of allowed ones may not stand in FROM. Those that read files are refused ' +
    'by the engine as well; those it runs tell about itself or do nothing that outlives its process.',
  attacks: [
    ...names(WITH_ARGUMENT).map((name) => {
      const way = ['sql_auto_complete', 'test_vector_types'].includes(name) ? ruledOut : stopped;
      return way(`table function ${name}`, `SELECT * FROM ${name}('<secret>')`);
    }),
    ...names(WITHOUT_ARGUMENT).map((name) => {
      const way = ['duckdb_extensions', 'seq_scan'].includes(name) ? stopped : ruledOut;
      return way(`table function ${name}`, `SELECT * FROM ${name}()`);
    }),
  ],
};
