namespace LettucePlug.Terminal;

public sealed partial class InputDecoder
{
    /// <summary>The numbers of a sequence: fields by semicolon, each perhaps with parts by colon.</summary>
    private readonly struct Parameters
    {
        private const int Largest = 0x10ffff;
        private readonly string[] _fields;
        private readonly bool _withAlt;

        public Parameters(string body, bool withAlt = false)
        {
            _fields = body.Length == 0 ? [] : body.Split(';');
            _withAlt = withAlt;
        }

        public int Count => _fields.Length;

        /// <summary>The second part of the first field: the key with Shift, where the terminal says it.</summary>
        public int Alternate => Part(0, 1);

        public bool IsRelease => Part(1, 1) == 3;

        public KeyModifiers Modifiers
        {
            get
            {
                const int Meta = 32;
                var bits = Math.Max(0, First(1) - 1);
                return (KeyModifiers)(bits & 15) | ((bits & Meta) != 0 || _withAlt ? KeyModifiers.Alt : KeyModifiers.None);
            }
        }

        public int First(int field) => Part(field, 0);

        private int Part(int field, int part)
        {
            if (field >= _fields.Length)
            {
                return 0;
            }

            var parts = _fields[field].Split(':');
            return part < parts.Length && int.TryParse(parts[part], out var value) ? Math.Min(value, Largest) : 0;
        }
    }
}
