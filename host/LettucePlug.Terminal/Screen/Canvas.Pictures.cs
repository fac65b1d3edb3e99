using System.Text;

namespace LettucePlug.Terminal;

public sealed partial class Canvas
{
    /// <summary>The cluster at a cell of the whole grid; empty for the right half of a wide one.</summary>
    public string TextAt(int x, int y)
    {
        var cell = _cells[(y * FullSize.Columns) + x];
        return cell.IsRightHalf ? "" :
            cell.IsCluster ? Store.ClusterOf(cell.Value) : new Rune(cell.Value).ToString();
    }

    /// <summary>The style of a cell of the whole grid.</summary>
    public Style StyleAt(int x, int y) => Store.StyleOf(_cells[(y * FullSize.Columns) + x].Style);

    /// <summary>The whole grid as lines of text without trailing blanks: a picture for tests and for people.</summary>
    public string Text()
    {
        var picture = new StringBuilder();
        for (var y = 0; y < FullSize.Rows; y++)
        {
            picture.Append(Row(y)).Append('\n');
        }

        return picture.ToString();
    }

    /// <summary>One row of the whole grid as text without trailing blanks.</summary>
    public string Row(int y)
    {
        var line = new StringBuilder();
        for (var x = 0; x < FullSize.Columns; x++)
        {
            line.Append(TextAt(x, y));
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// The styles as a second picture: a letter for each cell, <c>.</c> for plain text, and below it what each letter
    /// means, in order of appearance.
    /// </summary>
    public string StyleMap()
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var letters = new Dictionary<int, char> { [0] = '.' };
        var legend = new StringBuilder();
        var picture = new StringBuilder();
        for (var y = 0; y < FullSize.Rows; y++)
        {
            var line = new StringBuilder();
            for (var x = 0; x < FullSize.Columns; x++)
            {
                var number = _cells[(y * FullSize.Columns) + x].Style;
                if (!letters.TryGetValue(number, out var letter))
                {
                    letter = letters.Count <= Letters.Length ? Letters[letters.Count - 1] : '?';
                    letters[number] = letter;
                    legend.Append(letter).Append(" = ").Append(Describe(Store.StyleOf(number))).Append('\n');
                }

                line.Append(letter);
            }

            picture.Append(line.ToString().TrimEnd('.')).Append('\n');
        }

        return picture.Append(legend).ToString();
    }

    private static string Describe(Style style)
    {
        var words = new List<string> { style.Role.ToString() };
        if (style.Ground is { } ground)
        {
            words.Add($"on {ground}");
        }

        if (style.Attributes != TextAttributes.None)
        {
            words.Add(style.Attributes.ToString());
        }

        if (!style.Foreground.IsDefault)
        {
            words.Add($"foreground {style.Foreground}");
        }

        if (!style.Background.IsDefault)
        {
            words.Add($"background {style.Background}");
        }

        return string.Join(", ", words);
    }
}
