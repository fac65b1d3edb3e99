using System.Text;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>
/// Takes pictures out of words that come bit by bit: a model that draws writes them down as <c>![what](where)</c>.
/// Only addresses of the service's own are taken, so that no words of a model can make the host call somebody else.
/// </summary>
internal sealed class MarkdownPictures(Func<Uri, bool> isOwn)
{
    private const int LongestAlt = 1000;
    private const int LongestAddress = 4096;
    private const int LongestDataUri = 32 * 1024 * 1024;

    private readonly StringBuilder _words = new();
    private readonly StringBuilder _held = new();
    private readonly HashSet<string> _seen = [];
    private Place _place = Place.Words;
    private int _addressStart;

    private enum Place
    {
        Words,
        AfterBang,
        Alt,
        AfterAlt,
        Address,
    }

    /// <summary>The next bit; gives what is certain by now.</summary>
    public List<ChatUpdate> Take(string text)
    {
        var updates = new List<ChatUpdate>();
        foreach (var character in text)
        {
            Take(character, updates);
        }

        FlushWords(updates);
        return updates;
    }

    /// <summary>No more words come: what looked like the beginning of a picture was none.</summary>
    public List<ChatUpdate> End()
    {
        var updates = new List<ChatUpdate>();
        GiveUp();
        FlushWords(updates);
        return updates;
    }

    private void Take(char character, List<ChatUpdate> updates)
    {
        switch (_place)
        {
            case Place.AfterBang when character == '[':
                Hold(character, Place.Alt);
                break;
            case Place.Alt when character == ']':
                Hold(character, Place.AfterAlt);
                break;
            case Place.Alt when character != '\n' && _held.Length < LongestAlt:
                _held.Append(character);
                break;
            case Place.AfterAlt when character == '(':
                Hold(character, Place.Address);
                _addressStart = _held.Length;
                break;
            case Place.Address when character == ')':
                _held.Append(character);
                Finish(updates);
                break;
            case Place.Address when character != '\n' && _held.Length - _addressStart < LongestHere():
                _held.Append(character);
                break;
            default:
                GiveUp();
                if (character == '!')
                {
                    Hold(character, Place.AfterBang);
                }
                else
                {
                    _words.Append(character);
                }

                break;
        }
    }

    private void Hold(char character, Place place)
    {
        _held.Append(character);
        _place = place;
    }

    private int LongestHere() => _held.Length > _addressStart + 4 && _held[_addressStart] == 'd' && _held[_addressStart + 4] == ':'
        ? LongestDataUri
        : LongestAddress;

    private void Finish(List<ChatUpdate> updates)
    {
        // A title may follow the address: ![alt](address "title")
        var inside = _held.ToString(_addressStart, _held.Length - _addressStart - 1).Trim();
        var blank = inside.IndexOf(' ', StringComparison.Ordinal);
        var address = (blank < 0 ? inside : inside[..blank]).Trim('<', '>');
        if (Read(address) is not { } picture)
        {
            GiveUp();
            return;
        }

        FlushWords(updates);
        if (_seen.Add(address))
        {
            updates.Add(new ChatImage { Image = picture });
        }

        _held.Clear();
        _place = Place.Words;
    }

    private ImageContent? Read(string address)
    {
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return ImageContent.FromBytes(DataUri.Read(address, out var mediaType), mediaType);
            }
            catch (ProviderException)
            {
                return null;
            }
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var url) && isOwn(url) ? ImageContent.FromUrl(url) : null;
    }

    private void GiveUp()
    {
        _words.Append(_held);
        _held.Clear();
        _place = Place.Words;
    }

    private void FlushWords(List<ChatUpdate> updates)
    {
        if (_words.Length > 0)
        {
            updates.Add(new ChatTextDelta { Text = _words.ToString() });
            _words.Clear();
        }
    }
}
