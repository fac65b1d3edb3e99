namespace LettucePlug.Terminal.Gallery;

/// <summary>A list, a table and a tree.</summary>
internal sealed class ListsPage
{
    public ListsPage()
    {
        var list = new ListView<int>(number => $"Item {number} {(number % 7 == 0 ? "日本語" : "")}")
        {
            Items = [.. Enumerable.Range(1, 10_000)],
            IsMultiSelect = true,
        };
        var table = new Table<int>(
            new TableColumn<int> { Title = "Model", Text = number => $"model-{number}", Width = Length.Flex(2) },
            new TableColumn<int> { Title = "Provider", Text = number => number % 2 == 0 ? "Sketch" : "ComfyUI", Width = Length.Auto, Priority = 1 },
            new TableColumn<int>
            {
                Title = "Steps",
                Text = number => $"{number % 50}",
                Width = Length.Cells(6),
                Priority = 2,
                Alignment = Alignment.Right,
            });
        table.Rows.Items = [.. Enumerable.Range(1, 500)];
        var tree = new TreeView<string>(
            path => path.Length > 6 ? [] : [.. "abc".Select(letter => $"{path}/{letter}")], path => path)
        {
            Roots = ["one", "two", "three"],
        };
        tree.Expand("one");
        Root = FlexBox.Columns(1)
            .Add(new BorderBox(list, "List"), Length.Flex().AtLeast(18))
            .Add(new BorderBox(table, "Table"), Length.Flex(2), fromWidth: 60)
            .Add(new BorderBox(tree, "Tree"), Length.Flex(), fromWidth: 72);
    }

    public Component Root { get; }
}
