namespace LettucePlug.Tests.Tui;

/// <summary>Text that breaks layouts where somebody counts letters, and terminals where somebody trusts it.</summary>
internal static class TortureText
{
    /// <summary>Wide, combining, joined, from right to left, controls and escape sequences.</summary>
    public const string All = "龍の絵 e\u0301 👩‍👩‍👧 שלום \u001b[2J\u001b]0;x\u0007 \u202e evil \u0000 end";
}
