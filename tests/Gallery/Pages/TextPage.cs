namespace LettucePlug.Terminal.Gallery;

/// <summary>An editor, a comparison and text to read.</summary>
internal sealed class TextPage
{
    public TextPage()
    {
        var editor = new TextEditor("A harbour at night.\nLanterns swing over wet stones; 東京の夜は静か. 👍🏽") { MostRows = 20 };
        var difference = new DiffView();
        difference.Set(
            "A harbour at night.\nThe rain smells of tar.\nNobody speaks.", "A harbour at dawn.\nThe rain smells of tar.\nNobody speaks.\nA bell.");
        var text = new ScrollView(TextBlock.Markdown(
            "# Reading\n**Bold**, *action*, `code` and \"speech\" in a block that wraps by itself and scrolls when it is too long.\n> A quote"))
        {
            TakesKeys = true,
        };
        Root = FlexBox.Rows()
            .Add(new BorderBox(editor, "Editor"), Length.Flex())
            .Add(new SplitView(new BorderBox(difference, "Comparison"), new BorderBox(text, "Text"), 40) { NeedsAtLeast = 70 }, Length.Flex());
    }

    public Component Root { get; }
}
