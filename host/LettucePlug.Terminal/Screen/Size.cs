namespace LettucePlug.Terminal;

/// <summary>A size in cells (or in pixels where the member says so). Never negative.</summary>
/// <param name="Columns">The width.</param>
/// <param name="Rows">The height.</param>
public readonly record struct Size(int Columns, int Rows)
{
    /// <summary>Whether nothing fits in.</summary>
    public bool IsEmpty => Columns <= 0 || Rows <= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Columns}x{Rows}";
}
