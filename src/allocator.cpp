// How jemalloc, which the released program is linked with, treats memory that is not used any more
// (its manual: TUNING). By default it would keep that for ten seconds, longer than most audits
// take.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:100,muzzy_decay_ms:0";
}
