namespace LettucePlug.Terminal;

/// <summary>Something shown above the screen: a dialog, a sheet, a menu, a panel of hints.</summary>
public sealed class Overlay
{
    /// <summary>An overlay that shows a component.</summary>
    public Overlay(Component content) => Content = content;

    /// <summary>What it shows.</summary>
    public Component Content { get; }

    /// <summary>What is said about it while it waits to be opened.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it stands.</summary>
    /// <value>In the middle.</value>
    public OverlayPlace Place { get; init; }

    /// <summary>The size it has at most; what is left out is measured.</summary>
    public Size? Size { get; init; }

    /// <summary>What it hangs below or above, for <see cref="OverlayPlace.Beside"/>.</summary>
    public Func<Rect>? Anchor { get; init; }

    /// <summary>Whether it takes all keys and clicks until it is closed.</summary>
    /// <value><c>true</c></value>
    public bool IsModal { get; init; } = true;

    /// <summary>Whether a key for which it has no use closes it, if that key is Escape.</summary>
    /// <value><c>true</c></value>
    public bool ClosesOnEscape { get; init; } = true;

    /// <summary>Whether a click beside it closes it.</summary>
    public bool ClosesOnOutsideClick { get; init; }

    /// <summary>What happens when it was closed, by whatever way.</summary>
    public Action? Closed { get; init; }
}
