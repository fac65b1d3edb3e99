namespace LettucePlug.Liquid;

/// <summary>A branch of <c>if</c> and <c>unless</c>; without a condition it is the <c>else</c>.</summary>
internal sealed record Branch(ConditionExpression? Condition, Block Body);

internal sealed class IfNode(int start, int end, Branch[] branches, bool isUnless, bool isBlank) : Node(start, end)
{
    public Branch[] Branches => branches;

    public override bool IsBlank => isBlank;

    public override void Render(RenderContext context)
    {
        for (var i = 0; i < branches.Length; i++)
        {
            var branch = branches[i];
            if (branch.Condition is null || branch.Condition.Holds(context) != (isUnless && i == 0))
            {
                branch.Body.Render(context);
                return;
            }
        }
    }
}

/// <summary>A branch of <c>case</c>; without values it is an <c>else</c>.</summary>
internal sealed record CaseBranch(Expression[]? Values, Block Body);

internal sealed class CaseNode(int start, int end, Expression subject, CaseBranch[] branches, bool isBlank)
    : Node(start, end)
{
    public Expression Subject => subject;

    public CaseBranch[] Branches => branches;

    public override bool IsBlank => isBlank;

    public override void Render(RenderContext context)
    {
        var tolerated = context.EnterTolerance();
        var value = subject.Evaluate(context);
        context.LeaveTolerance(tolerated);
        var isMatched = false;
        foreach (var branch in branches)
        {
            if (branch.Values is null)
            {
                // An else counts only while nothing before it has matched.
                if (!isMatched)
                {
                    branch.Body.Render(context);
                }
            }
            else
            {
                foreach (var candidate in branch.Values)
                {
                    // A branch is rendered once for each of its values that matches.
                    if (value.Equals(candidate.Evaluate(context)))
                    {
                        isMatched = true;
                        branch.Body.Render(context);
                        if (context.Interrupt != Interrupt.None)
                        {
                            return;
                        }
                    }
                }
            }

            if (context.Interrupt != Interrupt.None)
            {
                return;
            }
        }
    }
}
