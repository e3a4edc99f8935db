// How jemalloc, which the released program is linked with, treats memory (its manual: TUNING).
// - By default it would keep for ten seconds what is not used any more, longer than most audits
//   take.
// - Huge pages, where the system has them, save most page faults: a tenth of the time of an audit.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:100,muzzy_decay_ms:0,thp:always,metadata_thp:always";
}
