#include "fix/stage.h"

#include <array>
#include <cstddef>

namespace tsqlaudit::fix {

namespace {

struct StageOf {
    using enum Stage;

    Stage operator()(const rules::DropIndexRemedy&) const { return Drop; }
    Stage operator()(const rules::DropDefault&) const { return Drop; }
    Stage operator()(const rules::AddTenantColumn&) const { return AddColumns; }
    Stage operator()(const rules::AddColumns&) const { return AddColumns; }
    Stage operator()(const rules::AlterColumn&) const { return AlterColumns; }
    Stage operator()(const rules::AddPrimaryKey&) const { return Clustering; }
    Stage operator()(const rules::AddUniqueKey&) const { return UniqueKeys; }
    Stage operator()(const rules::ReplaceUniqueKey&) const { return UniqueKeys; }
    Stage operator()(const rules::CreateIndex& index) const {
        return index.is_clustered ? Clustering : Indexes;
    }
    Stage operator()(const rules::AddForeignKey&) const { return Constraints; }
    Stage operator()(const rules::ValidateConstraint&) const { return Constraints; }
    Stage operator()(const rules::AddCheck&) const { return Constraints; }
    Stage operator()(const rules::CreateSpatialIndex&) const { return SpecialIndexes; }
    Stage operator()(const rules::CreateJsonIndex&) const { return SpecialIndexes; }
    Stage operator()(const rules::CreateColumnstore& index) const {
        return index.is_clustered && !index.on_history ? Clustering : Columnstore;
    }
    Stage operator()(const rules::Compress&) const { return Compression; }
    Stage operator()(const rules::PartitionTable&) const { return Storage; }
    Stage operator()(const rules::MoveLob&) const { return Storage; }
    Stage operator()(const rules::SetRetention&) const { return Storage; }
    Stage operator()(const rules::AddSecurityPredicates&) const { return Security; }
    Stage operator()(const rules::Advice&) const { return Stage::Advice; }
};

}  // namespace

Stage stage_of(const Change& change) {
    return change.is_replaced ? Stage::Replaced : std::visit(StageOf{}, change.remedy);
}

std::string_view heading(Stage stage) {
    constexpr std::array<std::string_view, 14> headings{
        "Drop what is in the way or superfluous",
        "Add columns",
        "Alter columns",
        "Primary keys and clustered indexes",
        "Compression of tables and their indexes",
        "Unique keys",
        "Indexes",
        "Indexes that others have taken the place of",
        "Foreign keys and checks",
        "Spatial and JSON indexes",
        "Columnstore indexes",
        "Storage: partitions, large values, history",
        "Row-level security",
        "To be decided",
    };
    return headings.at(static_cast<std::size_t>(stage));
}

}  // namespace tsqlaudit::fix
