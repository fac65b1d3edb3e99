namespace LettucePlug.Terminal;

/// <summary>The keys that move along rows: arrows, paging and, where letters are free, those of vi.</summary>
internal static class ListNavigation
{
    /// <summary>The row a key leads to; <c>null</c> when it is no key of movement.</summary>
    public static int? Move(KeyEvent key, int current, int count, int page, bool vi)
    {
        int? next = key switch
        {
            { Key: Key.Up, Modifiers: KeyModifiers.None } => current - 1,
            { Key: Key.Down, Modifiers: KeyModifiers.None } => current + 1,
            { Key: Key.PageUp, Modifiers: KeyModifiers.None } => current - Math.Max(1, page - 1),
            { Key: Key.PageDown, Modifiers: KeyModifiers.None } => current + Math.Max(1, page - 1),
            { Key: Key.Home, Modifiers: KeyModifiers.None } => 0,
            { Key: Key.End, Modifiers: KeyModifiers.None } => count - 1,
            { Key: Key.Character, Modifiers: KeyModifiers.None } when vi => key.Character.Value switch
            {
                'k' => current - 1,
                'j' => current + 1,
                'g' => 0,
                'G' => count - 1,
                _ => null,
            },
            { Key: Key.Character, Modifiers: KeyModifiers.Control } when vi => key.Character.Value switch
            {
                'u' => current - Math.Max(1, page / 2),
                'd' => current + Math.Max(1, page / 2),
                'b' => current - Math.Max(1, page - 1),
                'f' => current + Math.Max(1, page - 1),
                _ => null,
            },
            _ => null,
        };
        return next is { } row ? Math.Clamp(row, 0, Math.Max(0, count - 1)) : null;
    }

    /// <summary>The first row to show so that a row can be seen.</summary>
    public static int Follow(int first, int row, int height, int count)
    {
        first = Math.Min(first, row);
        first = Math.Max(first, row - height + 1);
        return Math.Clamp(first, 0, Math.Max(0, count - height));
    }
}
