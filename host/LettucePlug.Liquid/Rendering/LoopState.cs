namespace LettucePlug.Liquid;

/// <summary>What a loop body sees as <c>forloop</c> or <c>tablerowloop</c>.</summary>
internal sealed class LoopState(string name, int length, LoopState? parent, int columns) : LiquidMap
{
    public string Title => columns >= 0 ? "Liquid::TablerowloopDrop" : "Liquid::ForloopDrop";

    public LoopState? Parent => parent;

    public int Index { get; set; }

    public int Column { get; private set; } = 1;

    public int Row { get; private set; } = 1;

    public bool IsLastColumn => Column == columns;

    public bool IsLast => Index == length - 1;

    public override int Count => 0;

    public override KeyValuePair<string, LiquidValue> EntryAt(int index) =>
        throw new ArgumentOutOfRangeException(nameof(index));

    public void NextCell()
    {
        Index++;
        if (Column == columns)
        {
            Column = 1;
            Row++;
        }
        else
        {
            Column++;
        }
    }

    public override bool TryGetValue(string key, out LiquidValue value)
    {
        LiquidValue? found = key switch
        {
            "index" => Index + 1,
            "index0" => Index,
            "rindex" => length - Index,
            "rindex0" => length - Index - 1,
            "first" => Index == 0,
            "last" => IsLast,
            "length" => length,
            "name" when columns < 0 => name,
            "parentloop" when columns < 0 => LiquidValue.From(parent),
            "col" when columns >= 0 => Column,
            "col0" when columns >= 0 => Column - 1,
            "row" when columns >= 0 => Row,
            "col_first" when columns >= 0 => Column == 1,
            "col_last" when columns >= 0 => IsLastColumn,
            _ => (LiquidValue?)null,
        };
        value = found ?? default;
        return found is not null;
    }
}
