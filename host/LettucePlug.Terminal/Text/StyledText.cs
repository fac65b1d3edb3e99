using System.Text;

namespace LettucePlug.Terminal;

/// <summary>Text with styles. Wrap <see cref="Text"/> and draw the lines with <see cref="Canvas.Write(int, int, StyledText, TextLine?, Role?)"/>.</summary>
public sealed class StyledText
{
    /// <summary>Text of one style.</summary>
    public StyledText(string text, Style style = default)
        : this(text, [new StyledRun(0, text.Length, style)])
    {
    }

    /// <summary>Text with runs that cover it in order, without gaps.</summary>
    public StyledText(string text, IReadOnlyList<StyledRun> runs)
    {
        Text = text;
        Runs = runs;
    }

    /// <summary>No text.</summary>
    public static StyledText Empty { get; } = new("");

    /// <summary>The text alone.</summary>
    public string Text { get; }

    /// <summary>Its styles, in order.</summary>
    public IReadOnlyList<StyledRun> Runs { get; }

    /// <summary>Puts pieces together.</summary>
    public static StyledText Join(params IEnumerable<(string Text, Style Style)> pieces)
    {
        var builder = new Builder();
        foreach (var (text, style) in pieces)
        {
            builder.Append(text, style);
        }

        return builder.Build();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Collects pieces of text.</summary>
    public sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly List<StyledRun> _runs = [];

        /// <summary>How much text there is so far.</summary>
        public int Length => _text.Length;

        /// <summary>Adds a piece; next to one of the same style the two become one run.</summary>
        public Builder Append(ReadOnlySpan<char> text, Style style = default)
        {
            if (text.IsEmpty)
            {
                return this;
            }

            if (_runs.Count > 0 && _runs[^1].Style == style)
            {
                _runs[^1] = _runs[^1] with { Length = _runs[^1].Length + text.Length };
            }
            else
            {
                _runs.Add(new StyledRun(_text.Length, text.Length, style));
            }

            _text.Append(text);
            return this;
        }

        /// <summary>The text so far.</summary>
        public StyledText Build() => new(_text.ToString(), [.. _runs]);
    }
}
