#include "cli/completion.h"

#include <fmt/format.h>

#include <map>
#include <utility>
#include <vector>

#include "cli/exit_code.h"
#include "cli/formats.h"
#include "cli/output.h"
#include "facts/settings.h"
#include "rules/finding.h"
#include "rules/metadata.h"
#include "sqlserver/target.h"

namespace tsqlaudit::cli {

namespace {

struct Option {
    std::vector<std::string> names;  // with their dashes
    std::string description;
    bool takes_value = false;
    std::string words;  // that the value can be, separated by spaces; empty: a file or free text
};

struct Command {
    std::string name;
    std::string description;
    std::vector<Option> options;
    std::string words;  // that its argument can be; empty: files
};

std::string names_of_rules() {
    std::string names;
    for (const rules::RuleMetadata& rule : rules::all_rules()) {
        names += names.empty() ? "" : " ";
        names += rule.id;
    }
    return names;
}

// The words of what the program knows as a list of values.
template <typename Values>
std::string words_of(const Values& values) {
    std::string words;
    for (const auto& value : values) {
        words += (words.empty() ? "" : " ") + std::string{to_string(value)};
    }
    return words;
}

std::string names_of_rules_and_categories() {
    return fmt::format("{} {}", fmt::join(rules::rule_categories(), " "), names_of_rules());
}

std::string names_of_formats() {
    std::string names;
    for (const Format& format : all_formats()) {
        names += (names.empty() ? "" : " ") + std::string{format.name};
    }
    return names;
}

// By what the help calls the value. What is not here is a file or cannot be known.
std::string words_for(std::string_view command, const std::string& value) {
    static const std::map<std::string, std::string> words = {
        {"PROFILE", fmt::format("{}", fmt::join(facts::profile_names(), " "))},
        {"RULE", names_of_rules()},
        {"RULE[,RULE...]", names_of_rules_and_categories()},
        {"SEVERITY", words_of(rules::all_severities)},
        {"SHELL", "bash zsh fish"},
        {"VERSION", words_of(sqlserver::all_targets)},
        {"WHEN", "auto always never"},
    };
    if (value == "FORMAT") {
        return command == "audit"
                   ? names_of_formats()
                   : std::string{command == "fix" ? "sql markdown" : "markdown json"};
    }
    const auto found = words.find(value);
    return found == words.end() ? "" : found->second;
}

Option describe(const std::string& command, const CLI::Option& option) {
    Option result;
    for (const std::string& name : option.get_lnames()) {
        result.names.push_back("--" + name);
    }
    for (const std::string& name : option.get_snames()) {
        result.names.push_back("-" + name);
    }
    result.description = option.get_description();
    result.takes_value = option.get_items_expected_max() != 0;
    result.words = words_for(command, option.get_option_text());
    return result;
}

std::vector<Command> commands_of(const CLI::App& app) {
    std::vector<Command> commands;
    for (const CLI::App* subcommand : app.get_subcommands([](const CLI::App*) { return true; })) {
        Command& command = commands.emplace_back();
        command.name = subcommand->get_name();
        command.description = subcommand->get_description();
        for (const CLI::Option* option : subcommand->get_options()) {
            if (option->get_positional()) {
                command.words = words_for(command.name, option->get_option_text());
            } else {
                command.options.push_back(describe(command.name, *option));
            }
        }
    }
    return commands;
}

// As one word of a shell, whatever is in it.
std::string shell_word(std::string_view value) {
    std::string result = "'";
    for (const char character : value) {
        result += character == '\'' ? std::string{"'\\''"} : std::string{character};
    }
    return result + "'";
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    return fmt::format("{}", fmt::join(words, separator));
}

std::string bash_case(const Command& command) {
    std::string result = fmt::format("    {})\n        case $previous in\n", command.name);
    std::vector<std::string> names;
    for (const Option& option : command.options) {
        names.insert(names.end(), option.names.begin(), option.names.end());
        if (option.takes_value) {
            result +=
                fmt::format("        {}) words='{}' ;;\n", joined(option.names, "|"), option.words);
        }
    }
    return result + fmt::format(
                        "        *) words='{}'\n"
                        "           if [[ $current == -* ]]; then words='{}'; fi ;;\n"
                        "        esac ;;\n",
                        command.words, joined(names, " "));
}

std::string for_bash(const std::vector<Command>& commands) {
    std::string names;
    std::string cases;
    for (const Command& command : commands) {
        names += (names.empty() ? "" : " ") + command.name;
        cases += bash_case(command);
    }
    // Where there are no words, bash completes files by itself (-o default).
    return fmt::format(
        "_tsqlaudit() {{\n"
        "    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}}\n"
        "    local words=\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n"
        "        mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- \"$current\")\n"
        "        return\n"
        "    fi\n"
        "    case ${{COMP_WORDS[1]}} in\n"
        "{}"
        "    esac\n"
        "    if [[ -n $words ]]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
        "    fi\n"
        "}}\n"
        "complete -o default -F _tsqlaudit tsqlaudit\n",
        names, cases);
}

// Inside the brackets of _arguments and the pairs of _describe.
std::string zsh_text(std::string_view text) {
    std::string result;
    for (const char character : text) {
        if (std::string_view{"[]:\\"}.find(character) != std::string_view::npos) {
            result += '\\';
        }
        result += character;
    }
    return result;
}

std::string for_zsh(const std::vector<Command>& commands) {
    std::string names;
    std::string cases;
    for (const Command& command : commands) {
        names += fmt::format("        {}\n",
                             shell_word(command.name + ":" + zsh_text(command.description)));
        cases += fmt::format("    {})\n        _arguments", command.name);
        const auto action = [](const std::string& words) {
            return words.empty() ? std::string{"_files"} : "(" + words + ")";
        };
        for (const Option& option : command.options) {
            for (const std::string& name : option.names) {
                const std::string value =
                    option.takes_value ? ":value:" + action(option.words) : std::string{};
                cases += " \\\n            " +
                         shell_word("*" + name + "[" + zsh_text(option.description) + "]" + value);
            }
        }
        cases += " \\\n            " + shell_word("*:argument:" + action(command.words)) + " ;;\n";
    }
    return fmt::format(
        "#compdef tsqlaudit\n"
        "_tsqlaudit() {{\n"
        "    local -a commands=(\n"
        "{}"
        "    )\n"
        "    if ((CURRENT == 2)); then\n"
        "        _describe command commands\n"
        "        return\n"
        "    fi\n"
        "    shift words\n"
        "    ((CURRENT--))\n"
        "    case $words[1] in\n"
        "{}"
        "    esac\n"
        "}}\n"
        "if [[ $funcstack[1] == _tsqlaudit ]]; then\n"
        "    _tsqlaudit \"$@\"\n"
        "else\n"
        "    compdef _tsqlaudit tsqlaudit\n"
        "fi\n",
        names, cases);
}

std::string for_fish(const std::vector<Command>& commands) {
    std::string result;
    for (const Command& command : commands) {
        result += fmt::format("complete -c tsqlaudit -n __fish_use_subcommand -f -a {} -d {}\n",
                              command.name, shell_word(command.description));
        const std::string in_command = shell_word("__fish_seen_subcommand_from " + command.name);
        if (!command.words.empty()) {
            result += fmt::format("complete -c tsqlaudit -n {} -f -a {}\n", in_command,
                                  shell_word(command.words));
        }
        for (const Option& option : command.options) {
            result += "complete -c tsqlaudit -n " + in_command;
            for (const std::string& name : option.names) {
                result +=
                    name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            }
            if (option.takes_value) {
                result += option.words.empty() ? " -r" : " -x -a " + shell_word(option.words);
            }
            result += " -d " + shell_word(option.description) + "\n";
        }
    }
    return result;
}

}  // namespace

std::string completion_script(const CLI::App& app, std::string_view shell) {
    const std::vector<Command> commands = commands_of(app);
    if (shell == "bash") {
        return for_bash(commands);
    }
    if (shell == "zsh") {
        return for_zsh(commands);
    }
    if (shell == "fish") {
        return for_fish(commands);
    }
    throw Failure{"unknown shell '" + printable(shell) + "' (there are bash, zsh and fish)"};
}

}  // namespace tsqlaudit::cli
