namespace LettucePlug.Terminal;

/// <summary>
/// How long no byte came while something is open in a decoder. A wait may end for other reasons than a silence, so the
/// time is measured from the last byte and not by the wait.
/// </summary>
internal sealed class InputSilence(InputDecoder decoder, TimeProvider time)
{
    private long _lastByte;

    /// <summary>How much longer to wait for more; zero when the silence is long enough, <c>null</c> while nothing is open.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (decoder.Patience is not { } patience)
            {
                return null;
            }

            var left = patience - time.GetElapsedTime(_lastByte);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Bytes came.</summary>
    public void Broken() => _lastByte = time.GetTimestamp();
}
