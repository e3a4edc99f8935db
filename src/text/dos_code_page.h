// Within this library only: the code pages of DOS.
#pragma once

#include <string_view>

namespace tsqlaudit::text {

// Whether the accented letters, or those of another alphabet, lie where DOS has them.
bool has_latin_of_dos(std::string_view bytes);
bool has_alphabet_of_dos(std::string_view bytes);

enum class DosAlphabet {
    Latin,     // code page 850, the letters of which are also those of 437
    Cyrillic,  // 866
};

// Whether a text of DOS is of that very code page: there are others for Polish, Greek, ….
bool is_certainly(DosAlphabet alphabet, std::string_view bytes);

char32_t dos_character(unsigned char byte, DosAlphabet alphabet);

}  // namespace tsqlaudit::text
