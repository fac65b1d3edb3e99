namespace LettucePlug.Terminal.Tests.Emulation;

/// <summary>What a terminal shows in one cell; empty text for the right half of a wide character.</summary>
internal readonly record struct VtCell(string Text, Look Look)
{
    /// <summary>The cell as the eye sees it: of a blank without lines only the background.</summary>
    public VtCell Seen() =>
        Text == " " && (Look.Attributes & (TextAttributes.Underline | TextAttributes.Reverse | TextAttributes.Strike)) == 0
            ? this with { Look = new Look(Color.Default, Look.Background, TextAttributes.None) }
            : this;
}
