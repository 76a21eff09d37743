DROP TRIGGER users_assign_signup;
