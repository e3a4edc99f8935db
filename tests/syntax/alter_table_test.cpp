#include "parsing.h"

namespace tsqlaudit::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(AlterTable, AddsSeveralElementsAtOnce) {
    const auto action = action_of<AddElements>(
        "ADD a int NULL, b AS x + 1, CONSTRAINT df DEFAULT ((0)) FOR c WITH VALUES,"
        " PERIOD FOR SYSTEM_TIME (f, g), f datetime2 GENERATED ALWAYS AS ROW START,"
        " g datetime2 GENERATED ALWAYS AS ROW END, INDEX h HASH (a) WITH (BUCKET_COUNT = 8)");
    ASSERT_EQ(action.columns.size(), 4U);
    EXPECT_EQ(to_text(action.columns[1].computed), "(x + 1)");
    EXPECT_EQ(action.columns[3].generated, GeneratedKind::RowEnd);
    ASSERT_EQ(action.constraints.size(), 1U);
    EXPECT_EQ(action.constraints[0].kind, ConstraintKind::Default);
    EXPECT_THAT(names(action.constraints[0].columns), ElementsAre("c"));
    EXPECT_EQ(action.period->start_column.text, "f");
    EXPECT_TRUE(action.indexes.at(0).is_hash);
    EXPECT_FALSE(action.with_nocheck);
}

TEST(AlterTable, AddsWithOrWithoutCheck) {
    const auto unchecked = action_of<AddElements>(
        "WITH NOCHECK ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES b ON DELETE SET NULL"
        " ON UPDATE NO ACTION");
    EXPECT_TRUE(unchecked.with_nocheck);
    EXPECT_EQ(unchecked.constraints[0].on_delete, ReferentialAction::SetNull);
    EXPECT_EQ(unchecked.constraints[0].on_update, ReferentialAction::NoAction);
    EXPECT_FALSE(action_of<AddElements>("WITH CHECK ADD CHECK (a > 0)").with_nocheck);
}

TEST(AlterTable, AcceptsATrailingComma) {
    EXPECT_EQ(action_of<AddElements>("ADD CONSTRAINT a DEFAULT 0 FOR b,\nGO").constraints.size(),
              1U);
}

TEST(AlterTable, AcceptsTheWordColumn) {
    EXPECT_EQ(action_of<AddElements>("ADD COLUMN a int").columns.at(0).name.text, "a");
}

TEST(AlterTable, AttachesCommentsToNewColumns) {
    EXPECT_EQ(action_of<AddElements>("ADD a int -- why").columns.at(0).comment, "why");
}

TEST(AlterTable, AltersColumns) {
    const auto action =
        action_of<AlterColumn>("ALTER COLUMN c nvarchar(10) COLLATE x NOT NULL WITH (ONLINE = ON)");
    EXPECT_EQ(action.column.text, "c");
    EXPECT_EQ(action.type->name, "nvarchar");
    EXPECT_EQ(action.collation, "x");
    EXPECT_EQ(action.nullable, false);
    EXPECT_EQ(action_of<AlterColumn>("ALTER COLUMN c int").nullable, std::nullopt);
    EXPECT_TRUE(action_of<AlterColumn>("ALTER COLUMN c int SPARSE NULL").sparse);
}

TEST(AlterTable, AddsAndDropsPropertiesOfColumns) {
    const auto masked =
        action_of<AlterColumn>("ALTER COLUMN c ADD MASKED WITH (FUNCTION = 'email()')");
    EXPECT_FALSE(masked.type.has_value());
    EXPECT_EQ(masked.added_property, "MASKED");
    EXPECT_EQ(masked.masking_function, "email()");
    EXPECT_EQ(action_of<AlterColumn>("ALTER COLUMN c DROP MASKED").dropped_property, "MASKED");
    EXPECT_EQ(action_of<AlterColumn>("ALTER COLUMN c ADD rowguidcol").added_property, "ROWGUIDCOL");
    EXPECT_EQ(action_of<AlterColumn>("ALTER COLUMN c DROP NOT FOR  REPLICATION").dropped_property,
              "NOT FOR REPLICATION");
    for (const std::string property : {"SPARSE", "HIDDEN", "PERSISTED"}) {
        EXPECT_EQ(action_of<AlterColumn>("ALTER COLUMN c ADD " + property).added_property,
                  property);
    }
}

TEST(AlterTable, DropsElements) {
    const auto action =
        action_of<DropElements>("DROP CONSTRAINT IF EXISTS a, b, COLUMN c, d, INDEX i");
    EXPECT_THAT(names(action.constraints), ElementsAre("a", "b"));
    EXPECT_THAT(names(action.columns), ElementsAre("c", "d"));
    EXPECT_THAT(names(action.indexes), ElementsAre("i"));
    EXPECT_TRUE(action.if_exists);
    EXPECT_FALSE(action.period);
    const auto unnamed = action_of<DropElements>("DROP pk WITH (ONLINE = ON, MOVE TO ps(a))");
    EXPECT_THAT(names(unnamed.constraints), ElementsAre("pk"));
    EXPECT_FALSE(unnamed.if_exists);
    EXPECT_EQ(unnamed.move_to->name.text, "ps");
    EXPECT_EQ(unnamed.move_to->column->text, "a");
    EXPECT_TRUE(action_of<DropElements>("DROP PERIOD FOR SYSTEM_TIME").period);
}

TEST(AlterTable, ChecksConstraints) {
    const auto enabled = action_of<CheckConstraints>("WITH CHECK CHECK CONSTRAINT ALL");
    EXPECT_TRUE(enabled.enable);
    EXPECT_TRUE(enabled.validate);
    EXPECT_THAT(enabled.names, IsEmpty());
    const auto trusted_no_more = action_of<CheckConstraints>("CHECK CONSTRAINT a, b");
    EXPECT_TRUE(trusted_no_more.enable);
    EXPECT_FALSE(trusted_no_more.validate);
    EXPECT_THAT(names(trusted_no_more.names), ElementsAre("a", "b"));
    EXPECT_FALSE(action_of<CheckConstraints>("NOCHECK CONSTRAINT a").enable);
}

TEST(AlterTable, ReadsTheOtherActions) {
    EXPECT_THAT(to_text(action_of<SetTableOptions>("SET (SYSTEM_VERSIONING = ON"
                                                   " (HISTORY_TABLE = [s].[h]))")
                            .options),
                ElementsAre("SYSTEM_VERSIONING=ON(HISTORY_TABLE=[s].[h])"));
    EXPECT_EQ(to_text(action_of<SwitchPartition>("SWITCH PARTITION $PARTITION.pf(3) TO s.u"
                                                 " PARTITION 2 WITH (WAIT_AT_LOW_PRIORITY"
                                                 " (MAX_DURATION = 1, ABORT_AFTER_WAIT = NONE))")
                          .target),
              "s.u");
    EXPECT_EQ(to_text(action_of<SwitchPartition>("SWITCH TO u").target), "u");
    const auto rebuild =
        action_of<RebuildTable>("REBUILD PARTITION = 2 WITH (DATA_COMPRESSION = PAGE)");
    EXPECT_EQ(rebuild.partition, 2);
    EXPECT_THAT(to_text(rebuild.options), ElementsAre("DATA_COMPRESSION=PAGE"));
    EXPECT_FALSE(action_of<RebuildTable>("REBUILD PARTITION = ALL").partition.has_value());
    EXPECT_EQ(
        action_of<AlterTableIndex>("ALTER INDEX i REBUILD WITH (BUCKET_COUNT = 8)").index.text,
        "i");
    EXPECT_EQ(action_of<OtherTableAction>("DISABLE TRIGGER a, b").what, "DISABLE");
    EXPECT_EQ(action_of<OtherTableAction>("ENABLE CHANGE_TRACKING WITH"
                                          " (TRACK_COLUMNS_UPDATED = ON)")
                  .what,
              "ENABLE");
    EXPECT_EQ(action_of<OtherTableAction>("MERGE RANGE (7)").what, "MERGE");
}

TEST(DropTable, NamesSeveral) {
    const auto statement = only<DropTable>("DROP TABLE IF EXISTS a, s.b");
    EXPECT_TRUE(statement.if_exists);
    ASSERT_EQ(statement.names.size(), 2U);
    EXPECT_EQ(to_text(statement.names[1]), "s.b");
    EXPECT_FALSE(only<DropTable>("DROP TABLE a").if_exists);
}

}  // namespace
}  // namespace tsqlaudit::syntax
