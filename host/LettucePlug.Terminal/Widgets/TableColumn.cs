namespace LettucePlug.Terminal;

/// <summary>A column of a <see cref="Table{T}"/>.</summary>
/// <typeparam name="T">What the rows stand for.</typeparam>
public sealed class TableColumn<T>
{
    /// <summary>What stands above it.</summary>
    public required string Title { get; init; }

    /// <summary>The text of a row.</summary>
    public required Func<T, string> Text { get; init; }

    /// <summary>How wide it is. Automatic ones are as wide as their title and the rows in view.</summary>
    public Length Width { get; init; } = Length.Flex();

    /// <summary>Where the room runs out, columns with the highest number are left out first; 0 always stays.</summary>
    public int Priority { get; init; }

    /// <summary>Where the text stands.</summary>
    public Alignment Alignment { get; init; }

    /// <summary>The look of a row here; <c>null</c> for plain text.</summary>
    public Func<T, Style>? Style { get; init; }
}
