// What templates leave to be filled in: <name, type, default> of Management Studio, <%= name %>,
// [[name]].
#pragma once

#include <string>
#include <string_view>

#include "syntax/token.h"

namespace tsqlaudit::syntax {

// As views of the parameter; both empty where it has no default.
struct TemplateParameter {
    std::string_view type;
    std::string_view value;
};
TemplateParameter template_parameter(std::string_view parameter);

// What a parameter stands for in a name: its default or, lacking one, its name.
std::string_view resolve_template(std::string_view parameter);
// The same for all parameters in the text of a delimited name, where they may stand as well.
std::string resolve_templates(std::string_view text);

// Are the tokens of a default, if any, a name and no part of a definition? One or more words are a
// name, even where they are reserved, unless the first begins such a part: NOT NULL, PRIMARY KEY.
bool holds_a_name(Tokens tokens);

// Does nothing come of a name: <% if … %> and <?php if … ?>, which are alone on their line or say
// more than one word? <%= name %>, <% name %> and <?php echo … ?> in a line leave a name.
bool is_template_control(std::string_view text, const Token& name);

// Of the [[name]] that a text begins with; 0 if there is none.
std::size_t length_of_doubled_brackets(std::string_view text);

}  // namespace tsqlaudit::syntax
