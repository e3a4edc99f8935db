#include "report/uri.h"

#include <fmt/format.h>

#include "text/byte_set.h"

namespace tsqlaudit::report {

std::string uri_of_path(std::string_view path) {
    static constexpr text::ByteSet kept{
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-"};
    std::string result;
    for (const char character : path) {
        if (kept.has(character)) {
            result += character;
        } else {
            result += fmt::format("%{:02X}", static_cast<unsigned char>(character));
        }
    }
    return result;
}

}  // namespace tsqlaudit::report
