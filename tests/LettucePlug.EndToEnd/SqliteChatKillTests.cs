namespace LettucePlug.EndToEnd;

public sealed class SqliteChatKillTests() : ChatKillTests("sqlite")
{
    protected override int UsualRounds => 45;
}
