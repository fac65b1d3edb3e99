namespace LettucePlug.Providers.SdApi;

/// <summary>
/// One request at a time to a server that works on one at a time anyway. Waiting here instead of there, a request can be
/// taken back before the server knows of it, and those for the loaded checkpoint go first, which saves reloads.
/// </summary>
internal sealed class TurnQueue
{
    /// <summary>After so many of one checkpoint the oldest request has its turn, whatever it needs.</summary>
    public const int MostInARow = 8;

    private readonly Lock _gate = new();
    private readonly List<Turn> _waiting = [];
    private Turn? _running;
    private string? _checkpoint;
    private int _inARow;

    /// <summary>Asks for a turn. It must be disposed, whether it came or not.</summary>
    public Turn Ask(string checkpoint)
    {
        var turn = new Turn(this, checkpoint);
        lock (_gate)
        {
            _waiting.Add(turn);
            if (_running is null)
            {
                Next();
            }

            Renumber();
        }

        return turn;
    }

    public void Leave(Turn turn)
    {
        lock (_gate)
        {
            _waiting.Remove(turn);
            if (_running == turn)
            {
                _running = null;
                Next();
            }

            Renumber();
        }
    }

    private void Next()
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var next = _inARow < MostInARow
            ? _waiting.Find(turn => turn.Checkpoint == _checkpoint) ?? _waiting[0]
            : _waiting[0];
        _inARow = next.Checkpoint == _checkpoint && _inARow < MostInARow ? _inARow + 1 : 1;
        _checkpoint = next.Checkpoint;
        _waiting.Remove(next);
        _running = next;
        next.Move(0);
    }

    private void Renumber()
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            _waiting[i].Move(i + 1);
        }
    }
}
