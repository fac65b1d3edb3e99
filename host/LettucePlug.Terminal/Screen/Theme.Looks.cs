namespace LettucePlug.Terminal;

public sealed partial class Theme
{
    private Theme(string name, Looks looks, ColorDepth maximumDepth = ColorDepth.TrueColor)
    {
        Name = name;
        MaximumDepth = maximumDepth;
        for (var role = 0; role < _looks.Length; role++)
        {
            _looks[role] = looks.Of(role);
        }
    }

    /// <summary>Looks by role. A dictionary of them would be compiled anew at every start; this is in the assembly.</summary>
    private sealed class Looks
    {
        private readonly Look[] _looks = new Look[RoleCount];
        private readonly bool[] _known = new bool[RoleCount];

        public Look this[Role role]
        {
            set => (_looks[(int)role], _known[(int)role]) = (value, true);
        }

        public Look Of(int role) => _looks[_known[role] ? role : (int)Role.Text];
    }
}
