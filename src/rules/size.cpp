#include "rules/size.h"

namespace tsqlaudit::rules {

std::string size_of(const facts::ScaleEstimate& scale) {
    if (scale.rows) {
        return "has " + std::to_string(*scale.rows) + " rows (counted)";
    }
    return "is estimated " + std::string{to_string(scale.scale)} + " (" + scale.reason + ")";
}

}  // namespace tsqlaudit::rules
