using System.Globalization;
using System.Text;

namespace LettucePlug.Sdk;

/// <summary>Where in a JSON text a reader is, followed byte by byte outside of strings.</summary>
internal sealed class JsonPath
{
    private const int Deepest = 64;

    private readonly List<Step> _steps = [];
    private string? _pattern;

    public int Depth => _steps.Count;

    /// <value>Whether a string that begins now is the name of a property.</value>
    public bool NextIsName => _steps is [.., { IsArray: false, HasName: false }];

    /// <value>The path with <c>[]</c> for every element.</value>
    public string Pattern => _pattern ??= Write(withIndexes: false);

    public void SetName(string name)
    {
        _steps[^1] = _steps[^1] with { Name = name, HasName = true };
        _pattern = null;
    }

    /// <summary>Takes note of a byte. False outside of the outermost value.</summary>
    public bool Follow(byte b)
    {
        var wasInside = _steps.Count > 0;
        switch (b)
        {
            case (byte)'{' or (byte)'[':
                if (_steps.Count == Deepest)
                {
                    throw new ProviderException(ProviderFailure.Protocol, "The answer is nested too deeply.");
                }

                _steps.Add(new Step { IsArray = b == (byte)'[' });
                _pattern = null;
                return true;
            case (byte)'}' or (byte)']' when wasInside:
                _steps.RemoveAt(_steps.Count - 1);
                _pattern = null;
                return true;
            case (byte)',' when wasInside:
                var step = _steps[^1];
                _steps[^1] = step with { Index = step.Index + 1, HasName = false };
                _pattern = null;
                return true;
            default:
                return wasInside;
        }
    }

    public override string ToString() => Write(withIndexes: true);

    private string Write(bool withIndexes)
    {
        var text = new StringBuilder();
        foreach (var step in _steps)
        {
            if (step.IsArray)
            {
                text.Append('[').Append(withIndexes ? step.Index.ToString(CultureInfo.InvariantCulture) : "").Append(']');
            }
            else
            {
                text.Append(text.Length > 0 ? "." : "").Append(step.Name);
            }
        }

        return text.ToString();
    }

    private readonly record struct Step
    {
        public bool IsArray { get; init; }

        public int Index { get; init; }

        public string? Name { get; init; }

        public bool HasName { get; init; }
    }
}
