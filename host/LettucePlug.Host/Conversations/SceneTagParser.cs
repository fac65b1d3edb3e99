using System.Text;

namespace LettucePlug.Host.Conversations;

/// <summary>
/// Takes scene prompts out of a reply while it streams in. A prompt stands between <c>&lt;img&gt;</c> and
/// <c>&lt;/img&gt;</c>, <c>[continue]</c> or <c>[/continue]</c>, in any case; what may still become a tag is held back, so
/// that no part of one is ever shown. HTML images (<c>&lt;img src=…&gt;</c>) and tags in code are text.
/// </summary>
internal sealed class SceneTagParser
{
    private const string OpenTag = "<img>";
    private const string Fence = "```";
    private static readonly string[] CloseTags = ["</img>", "[continue]", "[/continue]"];

    private readonly StringBuilder _held = new();
    private readonly StringBuilder _prompt = new();
    private readonly StringBuilder _text = new();
    private bool _isInPrompt;
    private bool _isInFence;
    private int _ticks;
    private char _last;

    /// <summary>The first prompt that was closed and not empty; null while there is none.</summary>
    public string? Prompt { get; private set; }

    /// <summary>The beginning of a prompt that was never closed, once the reply has ended. Not to be rendered by itself.</summary>
    public string? UnfinishedPrompt { get; private set; }

    /// <summary>True while a prompt is being written, and so nothing is shown.</summary>
    public bool IsInPrompt => _isInPrompt;

    /// <summary>The reply without prompts, as far as it is known.</summary>
    public string Text => _text.ToString().TrimEnd();

    /// <summary>Takes the next bit of the reply.</summary>
    /// <returns>What can be shown now; may be empty.</returns>
    public string Feed(string delta)
    {
        var shown = new StringBuilder();
        foreach (var letter in delta)
        {
            Take(letter, shown);
        }

        _text.Append(shown);
        return shown.ToString();
    }

    /// <summary>Ends the reply.</summary>
    /// <returns>What was held back and turned out to be text.</returns>
    public string Complete()
    {
        if (_isInPrompt)
        {
            _prompt.Append(_held);
            UnfinishedPrompt = Clean(_prompt.ToString());
            _held.Clear();
            return "";
        }

        var rest = _held.ToString();
        _held.Clear();
        _text.Append(rest);
        return rest;
    }

    private void Take(char letter, StringBuilder shown)
    {
        _held.Append(letter);
        while (_held.Length > 0)
        {
            var held = _held.ToString();
            if (_isInPrompt ? CloseTags.Contains(held, StringComparer.OrdinalIgnoreCase) : IsOpenTag(held))
            {
                _held.Clear();
                Switch();
                return;
            }

            if (_isInPrompt ? CloseTags.Any(tag => IsBeginning(held, tag)) : MayOpen() && IsBeginning(held, OpenTag))
            {
                return;
            }

            // The first of the held letters begins no tag; the others still may.
            _held.Remove(0, 1);
            if (_isInPrompt)
            {
                _prompt.Append(held[0]);
            }
            else
            {
                shown.Append(held[0]);
                Watch(held[0]);
            }
        }
    }

    private void Switch()
    {
        if (_isInPrompt)
        {
            Prompt ??= Clean(_prompt.ToString());
            _prompt.Clear();
            _last = '\n';
        }

        _isInPrompt = !_isInPrompt;
    }

    private bool IsOpenTag(string held) => MayOpen() && held.Equals(OpenTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>Code shows tags, it does not use them.</summary>
    private bool MayOpen() => !_isInFence && _last != '`';

    private void Watch(char letter)
    {
        _ticks = letter == '`' ? _ticks + 1 : 0;
        if (_ticks == Fence.Length)
        {
            _isInFence = !_isInFence;
            _ticks = 0;
        }

        _last = letter;
    }

    private static bool IsBeginning(string text, string tag) => tag.StartsWith(text, StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string prompt)
    {
        // A model that opens the tag twice means one prompt.
        var clean = prompt.Replace(OpenTag, " ", StringComparison.OrdinalIgnoreCase).Trim().Trim('"').Trim();
        return clean.Length > 0 ? clean : null;
    }
}
