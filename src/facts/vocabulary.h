// The words from which roles and kinds are derived: rules/data/vocabulary.json as a constant.
#pragma once

#include <span>
#include <string_view>

#include "facts/column_role.h"
#include "facts/type_group.h"
#include "names/phrases.h"
#include "names/words.h"

namespace tsqlaudit::facts {

using names::PhraseMatch;
using names::PhraseSet;
using names::Words;

// One line of the list that gives columns their role; the first line that fits wins.
struct RoleRule {
    ColumnRole role = ColumnRole::Other;
    TypeGroups types = 0;                 // one of them is enough
    PhraseSet names = PhraseSet::none();  // empty: the type alone decides
    PhraseSet except = PhraseSet::none();
    PhraseSet beside =
        PhraseSet::none();  // not empty: only where the table has another column of such a name
    int max_length = 0;     // of text and binary; 0: any, (max) included
    bool is_enum_like = false;
};

// Values by which a thing is known to everybody, and the things: the VIN of a vehicle, the login of
// a user. The same value beside something else refers to the thing.
struct KnownBy {
    PhraseSet columns;
    PhraseSet tables;
};

// The sections of the file, in its order, and their lists in theirs: the file becomes a designated
// initializer, so the compiler says if one of the two has what the other has not.
struct Vocabulary {
    struct {
        PhraseSet deprecated;
        PhraseSet not_deprecated;
        PhraseSet json;
        PhraseSet structured;
        std::span<const std::string_view> one_to_one;  // lower case, as they stand in a comment
    } comments;

    struct {
        PhraseSet documents;  // names and values, as a long text
        PhraseSet lists;
    } json;

    struct {
        PhraseSet columns;
        PhraseSet root_tables;
        PhraseSet other_root_tables;  // where there are tenants, but none of that name
        PhraseSet no_root_tables;     // may filter rows, but are no tenants
        PhraseSet other_meaning;      // tables of schemas where a tenant rents a flat
    } tenant;

    std::span<const RoleRule> column_roles;

    struct {
        PhraseSet own_qualifiers;       // DisplayName is an own name
        PhraseSet generic_table_words;  // OrderNumber is an own number of OrderHeader
        PhraseSet own_heads;
        PhraseSet own_versions;
        PhraseSet own_words;    // the thing itself, where the table is named after it
        PhraseSet accounts;     // looked up by in tables of people
        PhraseSet identifying;  // looked up by, wherever they stand
        PhraseSet types;
        PhraseSet scores;
        PhraseSet ranks;  // of them, those that may be a place among the rows of one parent
        PhraseSet categories;
        PhraseSet hashes;          // of content, by which it is found again
        PhraseSet references;      // as GUIDs, to what is kept elsewhere
        PhraseSet own_references;  // of the row itself, for a tool
        PhraseSet own_hashes;      // of secrets and of whole rows, which nobody searches by
        PhraseSet dimensions;      // numbers of few usual values
    } lookups;

    struct {
        PhraseSet prefixes;
        PhraseSet storage_suffixes;   // say where the rows are, not what they are
        PhraseSet caches;             // what can be computed again
        PhraseSet computed;           // columns that say when the numbers of the row were computed
        PhraseSet events;             // columns of what happened once and took its time
        PhraseSet latencies;          // columns of how long something that happened was waited for
        PhraseSet machine_durations;  // columns of how long a program was at work
        PhraseSet reference;
        PhraseSet log;
        PhraseSet latest;       // keep the last value of each thing, if their key lets them
        PhraseSet log_certain;  // log-like even where the rows have names
        PhraseSet log_shape_words;
        PhraseSet kept_history;  // earlier states that people enter
        PhraseSet staging;
        PhraseSet temporary;     // staging as well, unless they are about temperatures
        PhraseSet temperatures;  // TempReading
        PhraseSet degrees;       // columns: TempC
        PhraseSet staging_schemas;
        PhraseSet load_marks;      // columns that say when, or with which load, a row came
        PhraseSet arrivals;        // staging where the shape says so too: Import, Load, Raw
        PhraseSet measured_as;     // columns of dates and numbers, which only staging keeps as text
        PhraseSet people;          // and organisations: names that repeat
        PhraseSet perhaps_people;  // or firms, or what people define: names that may repeat
        PhraseSet populations;     // many rows though nothing owns them
        PhraseSet goods;
        PhraseSet places;
        PhraseSet documents;    // what happens: orders, visits, messages
        PhraseSet frequent;     // what happens all the time
        PhraseSet periods;      // for each of which everybody has a row: pay periods
        PhraseSet exceptions;   // what goes wrong with few of them: refunds, disputes
        PhraseSet batches;      // what is started now and then, and makes many rows elsewhere
        PhraseSet staff;        // people who work for an organisation
        PhraseSet definitions;  // what somebody defines under a name
        PhraseSet serials;      // columns of what is there by the piece, each with its number
        PhraseSet capacities;   // columns of what people set up and size
        PhraseSet singletons;   // settings of a whole system, in one row
        PhraseSet event_kinds;  // columns that say what kind of thing happened
        PhraseSet facts;
        PhraseSet fact_schemas;
        PhraseSet warehouse;  // fact and dimension tables
        PhraseSet warehouse_schemas;
        PhraseSet frameworks;  // tables that a tool or framework brings along
        PhraseSet framework_schemas;
        PhraseSet gazetteers;      // lists of places that everybody shares
        PhraseSet public_data;     // holidays, rates: mostly the same for everybody
        PhraseSet of_login;        // what belongs to a login, whatever tenant it works for
        PhraseSet reached_by;      // columns of an address or a phone, which no value of a list has
        PhraseSet tracks;          // where something was at each time
        PhraseSet motion;          // columns of how something moves
        PhraseSet infrastructure;  // of the database, not of any tenant
    } tables;

    struct {
        PhraseSet ordinals;
        PhraseSet movable;       // a place in a list of titled things, which people move about
        PhraseSet presentation;  // an order on the screen, where ties do no harm
        PhraseSet own_numbers;
        PhraseSet codes;
        PhraseSet validity;       // the same name or code again, for another time
        PhraseSet paired;         // of validity only where there are a beginning and an end
        PhraseSet annotations;    // do not tell two rows apart
        PhraseSet kinds;          // of rows, as text: a row may change its status, not its kind
        PhraseSet rates;          // numbers that are kept for each case
        PhraseSet issued;         // values of which each row has its own: a token
        PhraseSet issuers;        // whoever gives out a code that is no own one of the schema
        PhraseSet editions;       // what the same thing is there for several times: Locale
        PhraseSet levels;         // of numbering, within which other numbers begin anew: Chapter
        PhraseSet levels_before;  // the same, but only where they stand before the number
        PhraseSet series;         // of which numbering begins anew for each, wherever they stand
        PhraseSet price_series;   // the same, of prices: CurrencyCode
        PhraseSet name_scopes;    // within which names are given, without a foreign key: Namespace
        PhraseSet name_series;    // the same name is there for several of them: Provider
        PhraseSet years;          // by which documents are counted
        PhraseSet land;           // on which plots are numbered
        PhraseSet subsets;        // of what the rows are parts of; each may be numbered for itself
        PhraseSet tries;          // numbers of how often something was done to the same
        PhraseSet name_variants;  // of the same thing; rows may be without one
        PhraseSet repeat_marks;   // flags of a row that is there in the place of another one
        PhraseSet grids;          // in the names of the places of a grid: Cell of CellX
        PhraseSet extents;        // of a shape that lies anywhere: Width
        PhraseSet holders;  // tables of places that keep things, each of which is known everywhere
        PhraseSet memberships;   // tables that say who belongs to what, or thinks what of it: once
        PhraseSet marks;         // tables of what is at a place of a document, with others
        PhraseSet service_days;  // of what goes again and again under its number: DepartureDate
        PhraseSet operators;     // columns that say who runs it: CarrierCode
        PhraseSet day_numbers;   // integers that stand for a day: 20240131
    } natural_keys;

    std::span<const KnownBy> known_by;

    struct {
        PhraseSet part_of;         // ParentOrderId
        PhraseSet actors;          // ApprovedById, AuthorId
        PhraseSet kinds;           // tables that classify rows and own none
        PhraseSet states;          // columns that say how far the work on a row is
        PhraseSet optional_roles;  // PreviousOrderId
        PhraseSet superiors;       // whom people report to: ManagerId
        PhraseSet pieces;          // ends of names of what a document is made of: OrderDetail
        PhraseSet numbered;        // of them, those that are sure to be numbered in the document
        PhraseSet deeds;           // of them: ApprovedById
    } relations;

    struct {
        PhraseSet suffixes;
        PhraseSet contents;    // suffixes that say so where the table holds a large value
        PhraseSet computed;    // tables of what is computed anew from time to time
        PhraseSet pair_names;  // of tables that hold name-value pairs
        PhraseSet pair_values;
        PhraseSet repeats;  // of tables with many rows for each parent
    } extensions;

    struct {
        PhraseSet parameters;         // numbers that somebody chose before the run
        PhraseSet parameters_beside;  // beside one of those
        PhraseSet limits;             // chosen too, but what stands beside them may be measured
        PhraseSet states;             // of a job
        PhraseSet controls;           // how a job goes about its work, not what it is about
    } given;

    struct {
        PhraseSet values;
        PhraseSet hashes;       // of the content and nothing else
        PhraseSet media_types;  // columns that say of what kind it is
        PhraseSet secrets;      // values that nobody keeps to share them
    } atom_store;

    struct {
        PhraseSet words;   // of columns whose values are known to few
        PhraseSet except;  // of them, those that are about a secret
        PhraseSet plain;   // of columns of a table that holds the secrets of logins
    } secrets;

    struct {
        PhraseSet live;    // 1 is a live row
        PhraseSet dead;    // 0 is one
        PhraseSet states;  // of the row as such, one of which is that it is gone
        PhraseSet times;   // DeletedAt: NULL is a live row
        // That may mean something else as well: the number of a line that is cancelled may be kept.
        PhraseSet doubtful_live;
        PhraseSet doubtful_dead;
        PhraseSet doubtful_current;  // of a version, it says nothing of deletion
        PhraseSet deleters;          // DeletedBy: NULL is a live row
    } soft_delete;

    struct {
        PhraseSet no_measures;  // names of numbers that nobody adds up
    } columnstore;

    names::Language language;  // its section "words", and the phrases of all lists
};

const Vocabulary& vocabulary();

// The words of a name by the vocabulary. They are kept, since a schema has few names that differ.
// From any thread; the reference stays valid.
const Words& words_of(std::string_view name);

// The same of a table, without what says where its rows are kept: tblOrder_InMemory is an order.
const Words& table_words_of(std::string_view name);

}  // namespace tsqlaudit::facts
